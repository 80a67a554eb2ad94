// SPDX-License-Identifier: MulanPSL-2.0
/** The pages of the gallery, with data: to look at, to check with axe, to measure. */
#ifndef VIEW_TESTS_GALLERY_H
#define VIEW_TESTS_GALLERY_H
#include "platform/view/tests/world.h"

struct gallery_page {
    const char *name; /* file name without ".html" */
    enum frame frame;
    struct str title;
    const struct view *view;
    const void *(*data)(struct ctx *ctx);
    const char *path, *flash;
    bool deputy;
};

extern const struct gallery_page GALLERY[];
extern const size_t GALLERY_COUNT;

const void *gallery_workbench(struct ctx *ctx);
const void *gallery_record(struct ctx *ctx);
const void *gallery_form(struct ctx *ctx);
const void *gallery_phone(struct ctx *ctx);
#endif
