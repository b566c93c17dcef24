package com.thebetterstore.cloud.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.io.IOException;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.RuleCompiler;

/// `FilterCriteria` of a mapping: a record passes if any of its patterns matches.
public final class EventFilter {

  private final GenericMachine<String> patterns = GenericMachine.<String>builder().build();
  private final boolean passesAll;

  private EventFilter(boolean passesAll) {
    this.passesAll = passesAll;
  }

  /// Reads the filters of a mapping.
  ///
  /// @throws TemplateException if a pattern is not one of EventBridge's
  public static EventFilter read(Resource mapping) {
    var filters = mapping.property("FilterCriteria").path("Filters");
    var filter = new EventFilter(filters.isEmpty());
    for (var element : filters) {
      var pattern = element.path("Pattern").asText();
      var fault = RuleCompiler.check(pattern);
      if (fault != null) {
        throw new TemplateException(mapping + " has a filter that Lambda refuses: " + fault);
      }
      filter.add(pattern);
    }
    return filter;
  }

  private void add(String pattern) {
    try {
      patterns.addRule(pattern, pattern);
    } catch (IOException impossible) {
      throw new IllegalArgumentException("a pattern that passed its check", impossible);
    }
  }

  public boolean passes(JsonNode record) {
    try {
      return passesAll || !patterns.rulesForJSONEvent(record.toString()).isEmpty();
    } catch (Exception impossible) {
      // The engine declares Exception; a record that we wrote ourselves cannot cause one.
      throw new IllegalStateException("the filter engine refused a record", impossible);
    }
  }
}
