package com.thebetterstore.local.acceptance;

import io.cucumber.junit.platform.engine.Constants;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/// The store's features, driven through what is public while the whole store runs.
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
@ConfigurationParameter(
    key = Constants.GLUE_PROPERTY_NAME,
    value = "com.thebetterstore.local.acceptance")
@ConfigurationParameter(
    key = Constants.OBJECT_FACTORY_PROPERTY_NAME,
    value = "com.thebetterstore.local.acceptance.ScenarioObjects")
class AcceptanceTest {}
