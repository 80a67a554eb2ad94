// SPDX-License-Identifier: MulanPSL-2.0
/** Names of files as people chose them, made safe to show and to save under. */
#ifndef FILE_NAME_H
#define FILE_NAME_H
#include "base/buf.h"

enum { FILE_NAME_CHARS = 120 };

/** The name without directories, control characters, characters that turn the direction of writing
 *  or cannot be seen, and those that no Windows takes; blanks and dots at the ends go; too long a
 *  one is cut before its extension. `otherwise` when nothing is left of it. UTF-8 in, in the arena.
 */
struct str file_name_safe(struct arena *a, struct str name, struct str otherwise);
/** What stands after the last dot, in lower case; "" if that is no extension (1 to 8 ASCII letters
 *  and digits). */
struct str file_name_extension(struct arena *a, struct str name);
/** Is the extension among these blank-separated ones? */
bool file_extension_in(struct str extension, const char *words);
/** The name with another extension. */
struct str file_name_with(struct arena *a, struct str name, const char *extension);
#endif
