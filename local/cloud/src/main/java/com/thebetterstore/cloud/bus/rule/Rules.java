package com.thebetterstore.cloud.bus.rule;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The buses and rules of the templates.
///
/// @param buses names; `default` is always there
public record Rules(Set<String> buses, List<Rule> all) {

  public Rules {
    buses = Set.copyOf(buses);
    all = List.copyOf(all);
  }

  /// Reads them.
  ///
  /// @throws com.thebetterstore.cloud.template.TemplateException if a pattern is not EventBridge's
  public static Rules read(Deployment deployment) {
    var buses = new HashSet<>(Set.of("default"));
    deployment.resources("AWS::Events::EventBus").stream().map(Resource::ref).forEach(buses::add);
    return new Rules(
        buses, deployment.resources("AWS::Events::Rule").stream().map(Rule::read).toList());
  }
}
