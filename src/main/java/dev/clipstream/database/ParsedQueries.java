package dev.clipstream.database;

import io.quarkus.runtime.ImageMode;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.hibernate.grammars.hql.HqlParser;
import org.hibernate.query.hql.internal.HqlParseTreeBuilder;

/**
 * Queries that a native executable has parsed before it starts. Hibernate's parser finds its way through the grammar by
 * trying, which costs the first feed about 100 ms and 40 MB, and remembers it in static fields. What is parsed while an
 * image is built is remembered in the image.
 */
public final class ParsedQueries {

    private ParsedQueries() {}

    /** To be called when the application scope starts, which for a native executable is while it is built. */
    public static void keepInImage(String hql) {
        if (ImageMode.current() == ImageMode.NATIVE_BUILD) {
            parse(hql);
        }
    }

    /** As Hibernate does it at first; what cannot be parsed so fails the build of the image. */
    static HqlParser.StatementContext parse(String hql) {
        HqlParseTreeBuilder builder = HqlParseTreeBuilder.INSTANCE;
        HqlParser parser = builder.buildHqlParser(hql, builder.buildHqlLexer(hql));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new BailErrorStrategy());
        return parser.statement();
    }
}
