// SPDX-License-Identifier: MulanPSL-2.0
/** What the fuzz targets of the sheet reader share. */
#ifndef FUZZ_SHEET_H
#define FUZZ_SHEET_H
#include "base/utf8.h"
#include "platform/sheet.h"
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Read to the end and hold every row against what the header promises. */
static inline void fuzz_sheet_rows(struct sheet *s)
{
    struct err err = {0};
    struct sheet_row row;
    size_t last = 0;
    enum status st;

    while ((st = sheet_next(s, &err, &row)) == ST_OK) {
        ASSERT(row.number > last && row.count > 0 && row.count <= SHEET_COLS_MAX);
        ASSERT(row.cells[row.count - 1].len > 0);
        last = row.number;
        arr_each (i, row.count)
            ASSERT(utf8_valid_text(row.cells[i].ptr, row.cells[i].len));
    }
    ASSERT(st == ST_NOT_FOUND || (st == ST_INVALID && err.key != NULL));
}

/** As an uploaded file. At most 1 MiB are unpacked. */
static inline int fuzz_sheet_file(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const int fd = memfd_create("fuzz", 0);
    struct err err = {0};
    struct sheet *s;
    char path[64];

    ASSERT(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (sheet_open(a, &err, path, 1 << 20, &s) == ST_OK)
        fuzz_sheet_rows(s);
    else
        ASSERT(err.key != NULL);
    arena_close(a);
    close(fd);
    return 0;
}
#endif
