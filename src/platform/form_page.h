// SPDX-License-Identifier: MulanPSL-2.0
/** A page that is one form: title, fields, button, and after a refusal the messages. A module's
 *  view holds `page one form_page` and its template is {{>form_page page}}. */
#ifndef PLATFORM_FORM_PAGE_H
#define PLATFORM_FORM_PAGE_H
#include "platform/form.h"

enum { FORM_PAGE_FIELDS = 24, FORM_PAGE_LINKS = 4 };

struct form_page {
    struct form_page_v v;
    struct field_v fields[FORM_PAGE_FIELDS];
    struct link_v links[FORM_PAGE_LINKS];
    struct ctx *ctx;
    const struct request *rq;
};

/** A form that posts to `url`; `back` is where its reader came from. */
struct form_page *form_page_open(struct ctx *ctx, const struct request *rq, struct str title,
                                 struct str url, struct str back, struct str go);
/** One link of the way to this page; the page's title ends it. */
void form_page_crumb(struct form_page *f, struct str label, struct str url);
/** A field, as form_field() makes it. The pointer is for form_optional() and the like. */
struct field_v *form_page_put(struct form_page *f, const char *kind, const char *name,
                              const char *label_key, struct str stored);
/** A select or radio buttons over words, as form_words_or() without none makes them. */
struct field_v *form_page_words(struct form_page *f, const char *kind, const char *name,
                                const char *label_key, const char *words, const char *prefix,
                                struct str stored);
/** What is put from now on is folded away under 更多, open only when something of it is wrong. */
void form_page_more(struct form_page *f);
/** The version of the record that the form shows, as a hidden field "version". After a conflict it
 *  is the stored one, so that the next try is made against what the page now shows. */
void form_page_version(struct form_page *f, int64_t version);
/** Ask before posting, where scripts run. */
void form_page_ask(struct form_page *f, const char *title_key, const char *text_key,
                   const char *no_key);
/** It cannot be sent as things stand: the page shows why instead of fields and button. `key` NULL:
 *  it can. */
void form_page_shut(struct form_page *f, const char *key);
/** After the last field: the summary of what is wrong. */
const struct form_page_v *form_page_done(struct form_page *f);
#endif
