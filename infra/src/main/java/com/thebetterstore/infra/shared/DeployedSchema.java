package com.thebetterstore.infra.shared;

import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The schema as it goes to AppSync: without descriptions.
///
/// Whether AppSync's parser takes them is contested: issues 38 and 55 of
/// awslabs/aws-appsync-community report schemas refused for a description, above all one of an
/// enum's value, and of others whose descriptions are dropped. A refused schema would stop the
/// whole deployment, and nobody loses anything: introspection is off in production, and the file
/// has them all.
public final class DeployedSchema {

  private DeployedSchema() {}

  public static String of(Path schema) {
    try {
      var document = Parser.parse(Files.readString(schema));
      return AstPrinter.printAst(new AstTransformer().transform(document, new Undescribed()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + schema, unreadable);
    }
  }

  private static final class Undescribed extends NodeVisitorStub {

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
      return TreeTransformerUtil.changeNode(context, undescribed(node));
    }

    private static Node<?> undescribed(Node<?> node) {
      return switch (node) {
        case SchemaDefinition schema -> schema.transform(s -> s.description(null));
        case ObjectTypeDefinition type -> type.transform(t -> t.description(null));
        case InputObjectTypeDefinition type -> type.transform(t -> t.description(null));
        case InterfaceTypeDefinition type -> type.transform(t -> t.description(null));
        case UnionTypeDefinition type -> type.transform(t -> t.description(null));
        case EnumTypeDefinition type -> type.transform(t -> t.description(null));
        case ScalarTypeDefinition type -> type.transform(t -> t.description(null));
        case EnumValueDefinition value -> value.transform(v -> v.description(null));
        case FieldDefinition field -> field.transform(f -> f.description(null));
        case InputValueDefinition value -> value.transform(v -> v.description(null));
        default -> node;
      };
    }
  }
}
