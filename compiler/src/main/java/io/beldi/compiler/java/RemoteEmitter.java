package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.types.Typing.Invoked;
import java.util.Objects;

/** Writes calls, spawns and runs. */
final class RemoteEmitter {
  private final Body body;

  RemoteEmitter(Body body) {
    this.body = body;
  }

  JavaExpression value(Remote node, Frame frame) {
    return JavaExpression.primary(
        code(node, frame), JavaTypes.of(body.typing.type(node)).isPrimitive());
  }

  /** The Java call. */
  CodeBlock code(Remote node, Frame frame) {
    return node.accept(new Kinds(frame));
  }

  private final class Kinds implements Remote.Visitor<CodeBlock> {
    private final Frame frame;

    Kinds(Frame frame) {
      this.frame = frame;
    }

    @Override
    public CodeBlock call(Remote.Call node) {
      Invoked invoked = body.typing.remote(node);
      FunctionSymbol callee = (FunctionSymbol) invoked.callee();
      CodeBlock arguments = body.expressions.arguments(invoked.arguments(), frame);
      frame.thrown.addAll(FunctionErrors.of(callee, body.analysis));
      return method(node, callee, JavaNames.member(callee.text()), arguments);
    }

    @Override
    public CodeBlock spawn(Remote.Spawn node) {
      Invoked invoked = body.typing.remote(node);
      FunctionSymbol callee = (FunctionSymbol) invoked.callee();
      CodeBlock arguments = body.expressions.arguments(invoked.arguments(), frame);
      Expression delay = node.delay();
      if (delay == null) {
        return method(node, callee, JavaNames.spawnMethod(callee), arguments);
      }
      CodeBlock wait = body.expressions.value(delay, frame).code();
      CodeBlock all = arguments.isEmpty() ? wait : CodeBlock.of("$L,$W$L", wait, arguments);
      return method(node, callee, JavaNames.spawnMethod(callee) + "After", all);
    }

    private CodeBlock method(
        Remote node, FunctionSymbol callee, String method, CodeBlock arguments) {
      CodeBlock client =
          body.clients.of(callee.service().text(), JavaNames.client(callee.service()));
      return invocation(client, method, node, arguments);
    }

    @Override
    public CodeBlock run(Remote.Run node) {
      Invoked invoked = body.typing.remote(node);
      ExternStepSymbol step = (ExternStepSymbol) invoked.callee();
      CodeBlock arguments = body.expressions.arguments(invoked.arguments(), frame);
      frame.thrown.addAll(body.definitions.of(step).failures());
      CodeBlock client = body.clients.of(step.extern().text(), JavaNames.client(step.extern()));
      return invocation(client, JavaNames.member(step.text()), node, arguments);
    }

    @Override
    public CodeBlock await(Remote.Await node) {
      throw new IllegalStateException("await at " + node.span());
    }

    private CodeBlock invocation(
        CodeBlock client, String method, Remote node, CodeBlock arguments) {
      CodeBlock step = Objects.requireNonNull(body.step(node));
      return arguments.isEmpty()
          ? CodeBlock.of("$L.$N($L, $L)", client, method, frame.scope, step)
          : CodeBlock.of("$L.$N($L, $L,$W$L)", client, method, frame.scope, step, arguments);
    }
  }
}
