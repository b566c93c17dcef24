package com.thebetterstore.cloud.gateway;

import com.thebetterstore.cloud.template.TemplateException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;

/// A Velocity template of a request or a response, run by Velocity itself.
final class MappingTemplate {

  private static final UtilVariable UTIL = new UtilVariable();

  private final Template template;

  private MappingTemplate(Template template) {
    this.template = template;
  }

  /// @throws TemplateException if Velocity cannot parse it
  static MappingTemplate parse(String text, String place) {
    var runtime = new RuntimeInstance();
    var template = new Template();
    template.setName(place);
    template.setRuntimeServices(runtime);
    try {
      template.setData(runtime.parse(new StringReader(text), template));
      template.initDocument();
    } catch (ParseException | VelocityException malformed) {
      throw new TemplateException(place + " has a mapping template that does not parse", malformed);
    }
    return new MappingTemplate(template);
  }

  /// @param context `$context`
  String render(InputVariable input, Map<String, Object> context) {
    var variables = new VelocityContext();
    variables.put("input", input);
    variables.put("util", UTIL);
    variables.put("context", context);
    variables.put("stageVariables", Map.of());
    var rendered = new StringWriter();
    template.merge(variables, rendered);
    return rendered.toString();
  }
}
