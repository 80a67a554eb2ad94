// SPDX-License-Identifier: MulanPSL-2.0
/** Handlers of the pages of units, deputies and the public, one pair for each act: <name>_form
 *  shows, <name> does. Deputies get a phone's layout, whoever else they are. */
#ifndef SUGGESTION_WEB_PARTY_H
#define SUGGESTION_WEB_PARTY_H
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_web.h"

#define SUGGESTION_PARTY_PAGE(name)                                                                \
    enum status suggestion_web_##name(struct ctx *, const struct request *, struct response *)
#define SUGGESTION_PARTY_ACT(name)                                                                 \
    SUGGESTION_PARTY_PAGE(name);                                                                   \
    SUGGESTION_PARTY_PAGE(name##_form)

/* suggestion_web_unit.c */
SUGGESTION_PARTY_ACT(sign);
SUGGESTION_PARTY_ACT(give_back);
SUGGESTION_PARTY_ACT(ask_extension);
SUGGESTION_PARTY_ACT(contact);
handler_fn suggestion_web_reveal;
SUGGESTION_PARTY_ACT(progress);
SUGGESTION_PARTY_ACT(advise);
SUGGESTION_PARTY_ACT(ask_advice);
/* suggestion_web_reply.c */
SUGGESTION_PARTY_ACT(reply);
/* suggestion_web_letter.c */
SUGGESTION_PARTY_ACT(submit_reply);
SUGGESTION_PARTY_ACT(sign_off);
SUGGESTION_PARTY_ACT(send_reply);
SUGGESTION_PARTY_PAGE(letter);
/* suggestion_web_keep.c */
SUGGESTION_PARTY_ACT(report_promise);
SUGGESTION_PARTY_ACT(rate_promise);
/* suggestion_web_draft.c */
SUGGESTION_PARTY_ACT(draft);
SUGGESTION_PARTY_PAGE(edit);
/* suggestion_web_propose.c */
SUGGESTION_PARTY_ACT(ask_confirm);
SUGGESTION_PARTY_ACT(pull_back);
SUGGESTION_PARTY_ACT(confirm);
SUGGESTION_PARTY_ACT(submit);
SUGGESTION_PARTY_ACT(discard);
SUGGESTION_PARTY_ACT(withdraw);
SUGGESTION_PARTY_ACT(agree_withdraw);
SUGGESTION_PARTY_ACT(confidential);
/* suggestion_web_rate.c */
SUGGESTION_PARTY_ACT(check_contact);
SUGGESTION_PARTY_ACT(rate);
/* suggestion_web_deputy.c */
SUGGESTION_PARTY_PAGE(mine);
/* suggestion_web_opinion.c */
SUGGESTION_PARTY_PAGE(opinions);
/* suggestion_web_public.c */
SUGGESTION_PARTY_PAGE(public_list);
SUGGESTION_PARTY_PAGE(public_show);

/** The congress a public page is about: asked for by its code, that of who is signed in, or the
 * only one. *out_code is the code that links carry, "" where none is needed; *out_found false: it
 * must be chosen. From then on ctx->congress_id is that congress: read published rows only. */
MUST_CHECK enum status suggestion_web_choose_congress(struct ctx *ctx, const struct request *rq,
                                                      struct congress *out, struct str *out_code,
                                                      bool *out_found);
/** A public page of one record, asked for without its congress: an id means one record of the
 *  installation, so a link on paper leads to it all the same. 303 to `path`/{id}?c=CODE of the
 *  congress where `is_here`; ST_NOT_FOUND when there is none. */
MUST_CHECK enum status suggestion_web_elsewhere(struct ctx *ctx, const struct request *rq,
                                                struct response *rs, const char *path,
                                                enum status (*is_here)(struct ctx *, int64_t id));
/** Links to the published yearly reports (suggestion_web_report.c). */
MUST_CHECK enum status suggestion_web_public_reports(struct ctx *ctx, struct str code,
                                                     const struct link_v **out, size_t *out_count);

/** GET /suggestion/{id} for a deputy (suggestion_web_phone.c). */
MUST_CHECK enum status suggestion_web_deputy_show(struct ctx *ctx, const struct request *rq,
                                                  struct response *rs,
                                                  const struct suggestion_detail *d);

/* -------------------------------- shared, in suggestion_web_unit.c and suggestion_web_offers.c */

/** The task of the actor's unit, NULL if it has none. */
const struct suggestion_handling *suggestion_web_own(const struct suggestion_detail *d);
/** The rule that a joint handler's day comes from, "" if none is known. */
struct str suggestion_web_opinion_basis(struct ctx *ctx, const struct suggestion_detail *d,
                                        const struct suggestion_handling *h);
/** The actor among the signers, NULL if he is none. */
const struct suggestion_signer *suggestion_web_signer(const struct ctx *ctx,
                                                      const struct suggestion_detail *d);
bool suggestion_web_has_rated(const struct suggestion_detail *d, int64_t reply_id,
                              int64_t deputy_id);
/** A deadline above the form: "11月24日前（剩3天），《…》第16条"; nothing without a date. `basis`
 *  may be empty. */
void suggestion_form_deadline(struct suggestion_form *f, const char *label_key, struct date due_on,
                              struct str basis);
/** What a number of law_params.h rests on today, for a page. */
struct str suggestion_web_basis(struct ctx *ctx, const char *param);
/** The text of the suggestion with its files, to be read before the act. */
MUST_CHECK enum status suggestion_form_read_text(struct suggestion_form *f,
                                                 const struct suggestion_detail *d);
/** What a bill or a suggestion says, as one text. */
struct str suggestion_web_text(struct ctx *ctx, const struct suggestion_detail *d);

#endif
