package dev.fazhi.definition;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/** The third door of a condition: the SQL parser, over the whole text, within a time limit. */
final class ConditionParser {

  private static final long SECONDS = 5;

  private ConditionParser() {}

  static Expression parse(String sql) throws ConditionFault {
    AtomicReference<CCJSqlParser> parser = new AtomicReference<>();
    FutureTask<Expression> task =
        new FutureTask<>(() -> CCJSqlParserUtil.parseCondExpression(sql, false, parser::set));
    Thread thread = new Thread(task, "condition");
    thread.setDaemon(true);
    thread.start();
    try {
      Expression parsed = task.get(SECONDS, TimeUnit.SECONDS);
      if (parsed == null) {
        throw new ConditionFault("条件读不懂；请写得简单些");
      }
      return parsed;
    } catch (ExecutionException broken) {
      throw new ConditionFault("条件读不懂；请检查是否缺少 AND、OR、比较符号或括号");
    } catch (TimeoutException slow) {
      CCJSqlParser running = parser.get();
      if (running != null) {
        running.interrupted = true;
      }
      throw new ConditionFault("条件太复杂；请拆成几个指标或规则");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ConditionFault("读条件时被打断；请重来");
    }
  }
}
