/**
 * The program's own files: private to its user, written whole or not at all, one process at a time.
 * The password of the database and the folder of temporary files belong here.
 */
@NullMarked
package dev.fazhi.store.file;

import org.jspecify.annotations.NullMarked;
