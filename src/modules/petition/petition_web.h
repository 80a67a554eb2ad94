// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of petitions. */
#ifndef PETITION_WEB_H
#define PETITION_WEB_H
#include "modules/petition/petition_actions.h"
#include "petition_view.h"
#include "platform/form_page.h"
#include "platform/module.h"

/* petition_web.c */
handler_fn petition_web_list, petition_web_export, petition_web_find;
/* petition_web_show.c */
handler_fn petition_web_show, petition_web_reveal;
/* petition_web_form.c */
handler_fn petition_web_new_page, petition_web_new, petition_web_edit_page, petition_web_edit,
    petition_web_person_page, petition_web_person, petition_web_person_drop, petition_web_same,
    petition_web_apart, petition_web_opinion_page, petition_web_opinion;
/* petition_web_do.c */
handler_fn petition_web_do_page, petition_web_do, petition_web_assign_page, petition_web_assign,
    petition_web_lead_page, petition_web_lead, petition_web_supervise;
/* petition_web_file.c */
handler_fn petition_web_file_page, petition_web_file, petition_web_file_drop,
    petition_web_file_read;
/* petition_web_recuse.c */
handler_fn petition_web_recuse_page, petition_web_recuse, petition_web_recuse_lift;
/** Who keeps out of it now. */
MUST_CHECK enum status petition_web_recusals(struct ctx *ctx, const struct petition *p,
                                             const struct petition_recusal_row_v **out,
                                             size_t *out_count);
/** Is it in the hands of somebody whom the regulation keeps out, since it was put right? */
MUST_CHECK enum status petition_web_partial(struct ctx *ctx, const struct petition *p, bool *out);
/* petition_web_paper.c */
handler_fn petition_web_paper, petition_web_paper_code;
/* petition_web_code.c */
handler_fn petition_web_code_page, petition_web_code;
/** Who of these (both `count`) has a code since when, and the way to give him one. */
MUST_CHECK enum status petition_web_codes(struct ctx *ctx, const struct petition *p,
                                          const struct petition_person *persons,
                                          struct petition_person_row_v *rows, size_t count);
/** What petitioners say of its results; their words only with `open`. */
MUST_CHECK enum status petition_web_ratings(struct ctx *ctx, int64_t id, bool open,
                                            struct petition_show_v *v);
/* petition_web_mine.c: without signing in */
handler_fn petition_web_follow_page, petition_web_follow, petition_web_mine, petition_web_mine_rate,
    petition_web_mine_close;

struct str petition_web_int(struct ctx *ctx, int64_t n);
struct tag_v petition_web_tag(const struct petition *p);
/** Name of an organ or an account; "" of 0 or one that is gone. */
struct str petition_web_organ(struct ctx *ctx, int64_t id);
struct str petition_web_account(struct ctx *ctx, int64_t id);
/** A form about a petition (NULL: none yet), with the way to it. */
struct form_page *petition_web_form(struct ctx *ctx, const struct request *rq,
                                    const struct petition *p, struct str url,
                                    const char *title_key);
MUST_CHECK enum status petition_web_show_form(struct form_page *f, struct response *rs);
/** A select over those who hold one of the roles, NULL last. */
MUST_CHECK enum status petition_web_people(struct form_page *f, const char *label_key,
                                           const char *const *roles, int64_t stored, bool optional);
MUST_CHECK enum status petition_web_organs(struct form_page *f, const char *name,
                                           const char *label_key, int64_t stored, bool optional);
MUST_CHECK enum status petition_web_back(struct response *rs, int64_t id, const char *flash);
#endif
