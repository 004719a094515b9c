package dev.clipstream.embedded.s3;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Collects a request's body in a file and passes it on as one mapped piece. local-s3 would collect it in memory and
 * copy all of it again for every sixteen chunks, which takes a minute for 200 MB.
 */
final class WholeBody extends MessageToMessageDecoder<HttpObject> {

    private final Path directory;
    private FileChannel file;

    WholeBody(Path directory) {
        this.directory = directory;
    }

    @Override
    protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out) throws IOException {
        if (!(message instanceof HttpContent chunk)) {
            out.add(ReferenceCountUtil.retain(message));
            return;
        }
        append(chunk.content());
        if (chunk instanceof LastHttpContent) {
            out.add(new DefaultLastHttpContent(mapped()));
            close();
        }
    }

    private void append(ByteBuf bytes) throws IOException {
        if (file == null && bytes.isReadable()) {
            file = FileChannel.open(
                    Files.createTempFile(directory, "body-", null),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        while (bytes.isReadable()) {
            bytes.readBytes(file, file.size(), bytes.readableBytes());
        }
    }

    private ByteBuf mapped() throws IOException {
        return file == null
                ? Unpooled.EMPTY_BUFFER
                : Unpooled.wrappedBuffer(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
    }

    private void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    /** A client that has gone is no problem, but the next handler prints one. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof IOException) {
            context.close();
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    /** Closes the file of a body that a client left incomplete. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) throws IOException {
        close();
    }
}
