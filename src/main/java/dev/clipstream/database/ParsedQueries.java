package dev.clipstream.database;

import io.quarkus.runtime.ImageMode;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.hibernate.grammars.hql.HqlParser;
import org.hibernate.query.hql.internal.HqlParseTreeBuilder;

/**
 * Parses queries while a native executable is built. Hibernate's parser learns its grammar by trying, which costs the
 * first feed about 100 ms and 40 MB, and remembers it in static fields. What it learns during the build is kept in the
 * image.
 */
public final class ParsedQueries {

    private ParsedQueries() {}

    /**
     * Parses the query if an image is being built. To be called when the application scope starts, which for a native
     * executable happens during the build.
     */
    public static void keepInImage(String hql) {
        if (ImageMode.current() == ImageMode.NATIVE_BUILD) {
            parse(hql);
        }
    }

    /** Parses in the mode that Hibernate tries first; a query that needs another fails the build of the image. */
    static HqlParser.StatementContext parse(String hql) {
        HqlParseTreeBuilder builder = HqlParseTreeBuilder.INSTANCE;
        HqlParser parser = builder.buildHqlParser(hql, builder.buildHqlLexer(hql));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        return parser.statement();
    }
}
