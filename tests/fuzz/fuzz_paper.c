// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: a paper as the worker gets it; what is taken is laid out and written. */
#include "base/utf8.h"
#include "platform/paper/paper_docx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PAGES_MOST = 30000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct paper_pages pages;
    struct err err = {0};
    struct paper *p;
    struct str docx;

    if (size < 64 * 1024 &&
        paper_from_json(a, (struct str){(const char *)data, size}, &err, &p) == ST_OK) {
        paper_lay_out(p, &docx_measure, &pages);
        ASSERT(pages.count > 0 && pages.count < PAGES_MOST);
        ASSERT(paper_docx(p, &err, &docx) == ST_OK);
    }
    arena_close(a);
    return 0;
}
