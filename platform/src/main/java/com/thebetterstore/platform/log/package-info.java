/// The backend of SLF4J that functions have: what is logged goes to standard output, one JSON
/// object a line.
///
/// Logback reads an XML file and loads 280 classes before the first line; functions that wake up
/// need neither, nor what else it can.
@NullMarked
package com.thebetterstore.platform.log;

import org.jspecify.annotations.NullMarked;
