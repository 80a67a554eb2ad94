// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: what a file is, and names of files. Whatever the bytes are, there is an answer, and
 * a picture that is taken has a size that can be borne; a safe name stays as it is. */
#include "base/utf8.h"
#include "platform/file/file_name.h"
#include "platform/file/file_scan.h"
#include "platform/file/file_type.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str bytes = str_dup(a, (struct str){(const char *)data, size});
    const struct file_facts f = file_facts_of(bytes);
    const struct str safe = file_name_safe(a, bytes, S("x"));
    enum file_verdict verdict;
    struct str name;

    ASSERT(f.type < FILE_TYPES && file_kind(f.type)->word != NULL);
    ASSERT((uint64_t)f.width * f.height <= FILE_POINTS_MAX || f.type == FILE_BOMB);
    ASSERT(safe.len != 0 && utf8_valid_text(safe.ptr, safe.len));
    ASSERT(utf8_chars(safe.ptr, safe.len) <= FILE_NAME_CHARS);
    ASSERT(memchr(safe.ptr, '/', safe.len) == NULL && memchr(safe.ptr, '\n', safe.len) == NULL);
    ASSERT(file_name_extension(a, bytes).len <= 8);
    (void)file_type_of_zip(bytes);
    (void)file_type_of_ole(bytes);
    (void)file_scan_answer(bytes, &verdict, &name);
    arena_close(a);
    return 0;
}
