package com.thebetterstore.cloud.template;

/// The synthesised templates ask for something the laptop cloud cannot read or does not know.
///
/// The message names the stack and the resource, and is fit to be printed as it is.
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// A template that says something this reader refuses.
  public TemplateException(String message) {
    super(message);
  }

  /// A template that could not be read.
  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
