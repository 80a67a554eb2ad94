// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share: records and lists put together piece by piece. */
#ifndef RESOLUTION_WEB_COMMON_H
#define RESOLUTION_WEB_COMMON_H
#include "modules/resolution/resolution_actions.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "resolution_view.h"

enum { PAGE_SECTIONS = 16, PAGE_ACTS = 12, PAGE_TAGS = 8, PAGE_NOTES = 6, SECTION_FACTS = 24 };

/** A record's page while it is made. */
struct page {
    struct ctx *ctx;
    const struct request *rq;
    struct resolution_record_v v;
    struct resolution_section_v sections[PAGE_SECTIONS], side[PAGE_SECTIONS];
    struct resolution_act_v acts[PAGE_ACTS];
    struct action_v posts[PAGE_ACTS];
    struct tag_v tags[PAGE_TAGS];
    struct note_v notes[PAGE_NOTES];
    struct link_v up[3];
};
struct page *page_open(struct ctx *ctx, const struct request *rq, struct str title,
                       struct str meta);
void page_crumb(struct page *p, struct str label, struct str url);
void page_tag(struct page *p, struct str label, const char *class);
void page_act(struct page *p, const char *label_key, bool primary, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
void page_post(struct page *p, struct action_v action);
void page_note(struct page *p, const char *class, struct str text);
MUST_CHECK enum status page_respond(struct page *p, struct response *rs, enum frame frame);

struct resolution_section_v *page_section(struct page *p, bool side, const char *id,
                                          struct str title);
/** A fact of a section; nothing when the value is empty. */
void section_fact(struct page *p, struct resolution_section_v *s, const char *label_key,
                  struct str value, struct str url);
/** Room for so many items. */
struct resolution_item_v *section_items(struct page *p, struct resolution_section_v *s,
                                        size_t count);
void section_act(struct page *p, struct resolution_section_v *s, const char *label_key,
                 bool primary, const char *fmt, ...) PRINTF_LIKE(5, 6);
void section_post(struct page *p, struct resolution_section_v *s, struct action_v action);

/** A button that posts to `url` after asking (ask_key: the question; its ".text" and ".no" follow).
 */
struct action_v action_ask(struct ctx *ctx, const char *label_key, const char *ask_key,
                           bool primary, const char *fmt, ...) PRINTF_LIKE(5, 6);
struct action_v action_plain(struct ctx *ctx, const char *label_key, bool primary, const char *fmt,
                             ...) PRINTF_LIKE(4, 5);

/** Numbers that wait to be compared with their paper, as a sentence. */
struct resolution_typed;
struct str web_typed_note(struct ctx *ctx, const struct resolution_typed *t);

/** A letter to a deputy of another level or to an organ: its name, where it opens, its state. */
struct str web_given_name(const struct resolution_letter *l);
struct str web_given_url(struct ctx *ctx, const struct resolution_letter *l);
const struct tag_v *web_given_tag(struct ctx *ctx, const struct resolution_letter *l);

/** Where everybody reads it: the address names the congress. */
struct str web_public_url(struct ctx *ctx, const char *path, int64_t id, const char *rest);
struct str web_int(struct ctx *ctx, int64_t n);
struct str web_url(struct ctx *ctx, const char *fmt, ...) PRINTF_LIKE(2, 3);
struct tag_v *web_tag(struct ctx *ctx, struct str label, const char *class);
struct tag_v state_tag(enum resolution_state state);
struct tag_v work_tag(enum handling_state state);
struct tag_v mark_tag(struct str mark);
/** Files of a record, for a page that shows it; NULL for none. */
MUST_CHECK enum status web_files(struct ctx *ctx, const char *kind, int64_t id, bool open,
                                 const struct files_v **out);
MUST_CHECK enum status put_organs(struct form_page *f, struct field_v *field, bool handlers,
                                  int64_t chosen, const char *none_key);
MUST_CHECK enum status put_docs(struct form_page *f, struct field_v *field, int64_t except,
                                const char *none_key);

/** A list while it is made. */
/** A day in a list: as people say it, in a sheet as 2026-03-05. */
void cell_day(struct ctx *ctx, struct resolution_cell_v *c, struct date on);
/** The page of a list; what its cells say is also what a sheet of it says. */
MUST_CHECK enum status table_respond(struct ctx *ctx, const struct request *rq, struct response *rs,
                                     struct resolution_table_v *v);
struct resolution_line_v *table_rows(struct ctx *ctx, struct resolution_table_v *v, size_t count);
void table_columns(struct ctx *ctx, struct resolution_table_v *v, const char *head_key,
                   const char *const *keys);
struct resolution_cell_v *line_cells(struct ctx *ctx, const struct resolution_table_v *v,
                                     struct resolution_line_v *line);
void table_acts(struct ctx *ctx, struct resolution_table_v *v, const struct resolution_act_v *acts,
                size_t count);
void table_empty(struct ctx *ctx, struct resolution_table_v *v, const char *title_key,
                 const char *text_key);

MUST_CHECK enum status form_respond(struct form_page *f, struct response *rs);
#endif
