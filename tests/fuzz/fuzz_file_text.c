// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: the text of documents. The first byte says which kind the rest is read as; what
 * comes out is bounded, valid text. */
#include "base/utf8.h"
#include "platform/file/file_text.h"
#include <sys/mman.h>
#include <unistd.h>

enum { MOST = 10000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum file_type TYPES[] = {FILE_DOCX, FILE_XLSX, FILE_PPTX, FILE_OFD, FILE_TXT};
    struct arena *a = arena_open(0);
    const int fd = memfd_create("fuzz", 0);
    struct str text = S("");
    struct err err = {0};
    bool cut = false;
    char path[64];

    ASSERT(fd >= 0);
    if (size > 1 && write(fd, data + 1, size - 1) == (ssize_t)size - 1) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        if (file_text(a, &err, path, TYPES[data[0] % COUNT(TYPES)], MOST, &text, &cut) == ST_OK)
            ASSERT(text.len <= MOST && utf8_valid_text(text.ptr, text.len));
        else
            ASSERT(err.key != NULL);
    }
    arena_close(a);
    close(fd);
    return 0;
}
