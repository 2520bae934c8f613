/**
 * The program's own files: private, replaced atomically, locked. Includes the passwords of the
 * database and the folder of temporary files.
 */
@NullMarked
package dev.fazhi.store.file;

import org.jspecify.annotations.NullMarked;
