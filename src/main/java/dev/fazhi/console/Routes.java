package dev.fazhi.console;

/** The addresses that several classes must agree on. */
final class Routes {

  static final String LOGIN = "/login";
  static final String LOGOUT = "/logout";
  static final String UPLOAD = "/upload";
  static final String AUDIT = "/audit";
  static final String ASSETS = "/assets/";
  static final String WEBJARS = "/webjars/";

  private Routes() {}
}
