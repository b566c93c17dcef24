package com.thebetterstore.local.acceptance;

import io.cucumber.junit.platform.engine.Constants;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/// Ways through the web shop in a browser, with a store of their own: beside [AcceptanceTest], in
/// half of the time.
@Suite
@IncludeEngines("cucumber")
@SelectPackages("journeys")
@ConfigurationParameter(
    key = Constants.GLUE_PROPERTY_NAME,
    value = "com.thebetterstore.local.acceptance")
@ConfigurationParameter(
    key = Constants.OBJECT_FACTORY_PROPERTY_NAME,
    value = "com.thebetterstore.local.acceptance.ScenarioObjects")
class WebShopTest {}
