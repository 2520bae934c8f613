package dev.fazhi.console.page;

import java.io.Serial;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Thrown when there is nothing of the requested name or number. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotFoundException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;
}
