// SPDX-License-Identifier: MulanPSL-2.0
/** From a stored value, or from what the user typed and the messages about it, to a form field. */
#ifndef PLATFORM_FORM_H
#define PLATFORM_FORM_H
#include "components_view.h"
#include "platform/module.h"

/** Field `name` of `kind` ("line", "text", "date", "int", "select", "radio", "check", "file",
 *  "secret", "hidden"); label_key is its label, "<label_key>.hint" its hint if there is such a key.
 *  The value is what was typed when the form is shown again, else `stored`. A single check box is
 *  on when its value is neither "" nor "0". `name` must be a string constant.
 *  After a conflict (err.key "db.changed_meanwhile") a field whose stored value
 *  differs from the typed one shows both, and hidden fields take the stored value: the version. */
struct field_v form_field(struct ctx *ctx, const struct request *rq, const char *kind,
                          const char *name, const char *label_key, struct str stored);
/** Mark as optional （可不填）. */
void form_optional(struct field_v *f);
/** Say and count how many characters fit; `rows` lines high (0: 5). For kind "text". */
void form_max(struct field_v *f, unsigned max_chars, unsigned rows);
/** Options of a select or of radio buttons; `on` follows the field's value. The array is copied. */
void form_options(struct ctx *ctx, struct field_v *f, const struct option_v *options, size_t count);
/** Options from words, blank separated, each called text_of(prefix, word). all: for a filter, with
 *  全部 before them; else one has to be chosen. */
void form_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                bool all);
/** The same for a field that may have a value already: 请选择 stands there only while it has none.
 *  none: what the option without a value is called, before the others; NULL: there is none. */
void form_words_or(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                   const char *none);
/** Several check boxes under one name (kind "check"): `on` as given, or as ticked when the form is
 *  shown again. */
void form_checks(struct ctx *ctx, const struct request *rq, struct field_v *f,
                 const struct option_v *options, size_t count);
/** The error summary of the page: one item per wrong field, linking to it; or err.key's sentence
 *  with its article when a rule or a conflict refused the post. Call it after form_field() of every
 *  field: messages without an argument of their own name the field's label. */
void form_errors(struct ctx *ctx, const struct request *rq, struct errors_v *out);
/** "剩8天", "超期6天", "今天到期" from a due date: "wait" from three days before, "over" after it.
 *  NULL when there is no date. */
const struct due_tag_v *due_tag_make(struct ctx *ctx, struct date due_on);
/** The head of a page has room for a few acts: of more than five links, best first, four stay and
 * the others are returned, to be shown by the component `more`. NULL: all of them stay. *count
 * becomes what stays; the links are not copied. */
const struct more_v *acts_more(struct ctx *ctx, const struct link_v *links, size_t *count);
/** The next step of an empty list, for empty.more: a link, or NULL for whoever may not take it. */
const struct link_v *link_next(struct ctx *ctx, const char *permission, struct str label,
                               const char *url);
/** What a list of `count` rows shows when it has none; NULL where it has some. While the request
 *  narrows it, that nothing fits; else `title`, then `next`, what to do next, and `more`, the link
 * to it as link_next() makes it (NULL: this person may not). */
const struct empty_v *list_empty(struct ctx *ctx, const struct request *rq, size_t count,
                                 struct str title, struct str next, const struct link_v *more);
/** Ask before an act, for browsers without scripts: a page with the question, and a form that posts
 *  to this path again with sure=1 and the hidden fields. Use it in a handler whose route has the
 *  field {"sure", F_BOOL}, when param_bool(rq, "sure") is false; set `sure` in the action. */
MUST_CHECK enum status respond_confirm(struct ctx *ctx, const struct request *rq,
                                       struct response *rs, const struct confirm_v *question,
                                       const struct field_v *hidden, size_t hidden_count,
                                       const char *back);
#endif
