// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: multipart bodies. The first byte says in what pieces they arrive; however they are
 * cut, the fields are the same. */
#include "base/utf8.h"
#include "platform/http/body.h"
#include <sys/stat.h>
#include <unistd.h>

static const char SPOOL[] = "/tmp/renda-fuzz-spool";

enum { TEXT_MAX = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *parse(struct arena *a, struct str body, size_t piece, struct raw_fields *out)
{
    struct multipart *m = multipart_open(a, S("XX"), SPOOL, TEXT_MAX, out);

    for (size_t at = 0; at < body.len; at += piece)
        multipart_feed(m, body.ptr + at, body.len - at < piece ? body.len - at : piece);
    return multipart_finish(m);
}

static void check_file(const struct upload *file)
{
    struct stat st;

    ASSERT(stat(file->path, &st) == 0 && (st.st_mode & 0777) == 0600);
    ASSERT((size_t)st.st_size == file->size_bytes);
    ASSERT(memchr(file->file_name.ptr, '/', file->file_name.len) == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct raw_fields whole = {0}, pieces = {0};
    struct str body;

    if (size == 0)
        goto out;
    body = str_dup(a, (struct str){(const char *)data + 1, size - 1});
    const char *first = parse(a, body, body.len + 1, &whole);
    const char *second = parse(a, body, data[0] % 16 + 1u, &pieces);

    ASSERT((first == NULL) == (second == NULL));
    ASSERT(first != NULL || whole.count == pieces.count);
    for (size_t i = 0; first == NULL && i < whole.count; i++) {
        ASSERT(str_eq(whole.at[i].name, pieces.at[i].name));
        ASSERT(str_eq(whole.at[i].value, pieces.at[i].value));
        ASSERT(utf8_valid_text(whole.at[i].name.ptr, whole.at[i].name.len));
        if (whole.at[i].file != NULL)
            check_file(whole.at[i].file);
    }
    (void)multipart_boundary(a, body);
out:
    arena_close(a); /* removes the files */
    rmdir(SPOOL);
    return 0;
}
