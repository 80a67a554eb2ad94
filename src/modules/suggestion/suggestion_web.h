// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share: words, tags, options, the form page. Handlers of the
 *  staff's pages are in suggestion_web_office.h, those of units, deputies and the public in
 *  suggestion_web_party.h.
 *
 *  One page for every act: GET /suggestion/{id}/<verb> shows a form (or only what will happen),
 * POST does it, and a refused POST shows the form again as typed. Texts of an act, by its verb:
 *  suggestion.do.<verb> (title), .go (button; the title if absent), .note (what will happen), .ask
 *  and .no (question and its "no" before an act that cannot be undone: the handler then asks
 *  suggestion_web_unsure(), and its route has the field "sure"), .done (toast).
 */
#ifndef SUGGESTION_WEB_H
#define SUGGESTION_WEB_H
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion.h"
#include "modules/suggestion/suggestion_rules.h"
#include "platform/form.h"
#include "platform/module.h"
#include "suggestion_view.h"

/* ------------------------------------------------------------------------- words and tags */

/** "第47号"; "未编号" before acceptance. */
struct str suggestion_web_number(struct ctx *ctx, const struct suggestion *s);
/** "周秀兰等5名代表", or the lead deputy alone. */
struct str suggestion_web_authors(struct ctx *ctx, const struct suggestion_detail *d);
/** Whole number as text. */
struct str suggestion_web_int(struct ctx *ctx, int64_t n);
/** ISO text of a date, "" for none. */
struct str suggestion_web_iso(struct ctx *ctx, struct date d);

struct tag_v suggestion_state_tag(struct ctx *ctx, enum suggestion_state state);
struct tag_v suggestion_mark_tag(enum suggestion_mark mark);
/** "A类 已解决" by the code and the kind of result; class ok, wait or "". */
struct tag_v suggestion_class_tag(struct ctx *ctx, struct str code, struct str kind);
/** Does somebody still owe a reply in this state? */
bool suggestion_state_open(enum suggestion_state state);
/** Is it a suggestion that has to be handed over by its day, and is not yet? */
bool suggestion_to_hand_over(enum suggestion_kind kind, enum suggestion_state state);
/** Copies into the arena, for `opt` members of views. */
const struct tag_v *suggestion_tag_dup(struct ctx *ctx, struct tag_v tag);
const struct link_v *suggestion_link_dup(struct ctx *ctx, struct str label, struct str url);
/** The crumbs "代表建议 / here". */
struct crumbs_v suggestion_web_crumbs(struct ctx *ctx, struct str here);
/** The same below the page of one suggestion. */
struct crumbs_v suggestion_web_crumbs_of(struct ctx *ctx, const struct suggestion *s,
                                         struct str here);

/* --------------------------------------------------------------------------------- options */

struct suggestion_options {
    struct option_v *items;
    size_t count;
};
/** Organs that handle suggestions; categories and classes in use. Values are ids, of classes codes.
 *  With `none` the first one is "" and that text key. */
MUST_CHECK enum status suggestion_organ_options(struct ctx *ctx, const char *none,
                                                struct suggestion_options *out);
/** The same, those that the actor may name: suggestion_directs(). */
MUST_CHECK enum status suggestion_target_options(struct ctx *ctx, const char *none,
                                                 struct suggestion_options *out);
MUST_CHECK enum status suggestion_category_options(struct ctx *ctx, const char *none,
                                                   struct suggestion_options *out);
MUST_CHECK enum status suggestion_class_options(struct ctx *ctx, const char *none,
                                                struct suggestion_options *out);
/** Words with labels text(prefix + word); `words` is blank separated. */
struct suggestion_options suggestion_word_options(struct ctx *ctx, const char *none,
                                                  const char *words, const char *prefix);
/** The deputy a typed name means: "王芳", or "王芳（柳河镇代表团）" where several bear the name.
 *  Notes a wrong one with invalid(ctx, field, …) and leaves *out_id 0; "" is 0 without a fault. */
MUST_CHECK enum status suggestion_deputy_named(struct ctx *ctx, const char *field, struct str name,
                                               int64_t *out_id);
/** The same for a list of names separated by 、 ， , ; or line ends. */
MUST_CHECK enum status suggestion_deputies_named(struct ctx *ctx, const char *field,
                                                 struct str names, int64_t **out_ids,
                                                 size_t *out_count);

/** What is said on top of a merged one: into which, how far that is, and the way to it. */
struct note_v suggestion_web_merged_note(struct ctx *ctx, const struct suggestion_detail *d);

/** Does this actor come as a deputy? Then pages have the phone's layout. */
bool suggestion_web_is_deputy(const struct ctx *ctx);

/* -------------------------------------------------------------------------------- form page */

enum { SUGGESTION_FORM_FIELDS = 32 };

/** A form page in the making. Lives in the arena. */
struct suggestion_form {
    struct ctx *ctx;
    const struct request *rq;
    struct field_v fields[SUGGESTION_FORM_FIELDS];
    struct suggestion_form_v v;
};

/** An empty form page that posts to `url`; `word` names its texts (suggestion.do.<word>…). */
struct suggestion_form *suggestion_form_open(struct ctx *ctx, const struct request *rq,
                                             const char *word, struct str url, struct str back);
/** The page of an act on the suggestion in the path: loads *out_detail, refuses when the act is not
 *  possible now (ST_RULE) or not this actor's business (ST_DENIED) unless it is shown again, and
 *  puts the hidden version. */
MUST_CHECK enum status suggestion_form_of(struct ctx *ctx, const struct request *rq,
                                          enum suggestion_verb verb,
                                          struct suggestion_detail *out_detail,
                                          struct suggestion_form **out);
/** One more field; kinds as in form_field(). The returned field may be changed further. */
struct field_v *suggestion_form_put(struct suggestion_form *f, const char *kind, const char *name,
                                    const char *label_key, struct str stored);
/** The same, marked （可不填）. */
struct field_v *suggestion_form_may(struct suggestion_form *f, const char *kind, const char *name,
                                    const char *label_key, struct str stored);
/** A field with options; `choose`: starts with "请选择". */
struct field_v *suggestion_form_choice(struct suggestion_form *f, const char *kind,
                                       const char *name, const char *label_key, struct str stored,
                                       const struct suggestion_options *options);
/** A hidden value that travels with the form. */
void suggestion_form_hidden(struct suggestion_form *f, const char *name, struct str value);
/** Which state of the record the page shows: a post that is shown again does not keep its own. */
void suggestion_form_shown(struct suggestion_form *f, const char *name, struct str value);
/** The version the form was made from: after a conflict the stored one, else as typed. Said twice,
 *  the second holds: where the form is about another record than the suggestion. */
void suggestion_form_version(struct suggestion_form *f, int64_t version);
/** A line above the form: what is known already, with its article if one decided it. */
void suggestion_form_fact(struct suggestion_form *f, const char *label_key, struct str value);
/** A form that begins from a citizen's opinion (parameter "opinion", as typed or in the address):
 *  its number as a fact and the hidden field; *out is empty when there is none. ST_NOT_FOUND when
 *  it is not the actor's to read. */
MUST_CHECK enum status suggestion_form_opinion(struct suggestion_form *f, struct opinion *out);
/** The title a suggestion from that opinion begins with; "" when there is none. */
struct str suggestion_opinion_title(struct ctx *ctx, const struct opinion *o);
/** A longer text to be read before the act, in a box of its own. */
void suggestion_form_reading(struct suggestion_form *f, struct str title, struct str body);
MUST_CHECK enum status suggestion_form_show(struct suggestion_form *f, struct response *rs);

/** The due days that a hand-over on `from` would set, with months and article, as facts. */
MUST_CHECK enum status suggestion_web_clock_facts(struct suggestion_form *f,
                                                  const struct suggestion *s, struct date from);

/** "/suggestion/47" of the {id} in the path. */
struct str suggestion_web_page_of(struct ctx *ctx, const struct request *rq);
/** Must a person without scripts be asked first? False when `sure` was posted (the dialog or the
 *  question's own page did), and for programs. */
bool suggestion_web_unsure(const struct request *rq);
/** The question before the act `word` as a page: what was typed under `names` (NULL-terminated)
 *  travels in it. `back` is where "no" leads. */
MUST_CHECK enum status suggestion_web_ask(struct ctx *ctx, const struct request *rq,
                                          struct response *rs, const char *word,
                                          const char *const *names, struct str back);

/** After an act: toast suggestion.do.<verb>.done, 303 to the suggestion. */
MUST_CHECK enum status suggestion_web_done(struct ctx *ctx, struct response *rs,
                                           enum suggestion_verb verb, int64_t id);

/** Does a page offer this act: allowed by state and right, and there is something to do it to?
 *  (suggestion_web_offers.c) */
bool suggestion_web_offers(struct ctx *ctx, const struct suggestion_detail *d,
                           enum suggestion_verb verb);

/* ------------------------------------------------------------- detail, in suggestion_web_show.c */

/** The handling process, newest first. */
MUST_CHECK enum status suggestion_web_timeline(struct ctx *ctx, const struct suggestion_detail *d,
                                               struct timeline_v *out);
/** 提 督 办 评 with what is known of each. */
void suggestion_web_stages(struct ctx *ctx, const struct suggestion_detail *d,
                           struct stages_v *out);
#endif
