// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages do and show: kinds and due days that all modules declare, the texts of a kind. */
#ifndef NOTICE_ACTIONS_H
#define NOTICE_ACTIONS_H
#include "platform/module.h"

enum { NOTICE_TITLE_CHARS = 120, NOTICE_BODY_CHARS = 2000, NOTICE_BODY_BYTES = 8192 };

/** The kind of that name; NULL: no module declares it. */
const struct notice_kind *notice_kind_find(struct str name);
/** All of them, in order of the modules, until NULL. */
const struct notice_kind *notice_kind_at(size_t index);
/** What people call it. */
struct str notice_kind_label(struct ctx *ctx, const struct notice_kind *kind);
const struct due_source *notice_source_find(struct str name);
const struct due_source *notice_source_at(size_t index);
struct str notice_source_label(struct ctx *ctx, const struct due_source *source);

struct notice_text {
    int64_t id, version; /* id 0: as shipped */
    struct str title, body;
};
/** As shipped with the program. */
struct notice_text notice_text_shipped(struct ctx *ctx, const struct notice_kind *kind);
/** As the office wants it. */
MUST_CHECK enum status notice_text_of(struct ctx *ctx, const struct notice_kind *kind,
                                      struct notice_text *out);
/** Fill it with a JSON object. */
MUST_CHECK enum status notice_text_fill(struct ctx *ctx, const struct notice_text *text,
                                        struct str values, struct notice_text *out);
/** An object in which every name of the kind has a value for people to look at. */
struct str notice_text_example(struct ctx *ctx, const struct notice_kind *kind);

struct notice_text_save {
    struct str kind;
    int64_t version; /* as the form showed it; 0: as shipped */
    struct str title, body;
};
/** Change the text of a kind. Emits "notice.text_saved". ST_INVALID: empty, too long, no template,
 *  or a name that the kind has no value for ("mustache.unknown", field title or body). */
MUST_CHECK enum status notice_text_change(struct ctx *ctx, const struct notice_text_save *in);
/** Back to the shipped text. Emits "notice.text_reset". */
MUST_CHECK enum status notice_text_reset(struct ctx *ctx, struct str kind, int64_t version);
/** renda check: every kind and source has its texts, and they name only what they may. */
MUST_CHECK enum status notice_check(struct ctx *ctx, struct buf *report);
#endif
