// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share. */
#ifndef ACCOUNT_WEB_COMMON_H
#define ACCOUNT_WEB_COMMON_H
#include "account_view.h"
#include "modules/account/account_list.h"
#include "platform/form_page.h"

/** "Windows电脑，Edge浏览器" of "windows/edge". */
struct str account_web_device(struct ctx *ctx, struct str word);
/** "/account/47" + tail */
struct str account_web_url(struct ctx *ctx, int64_t id, const char *tail);
/** Labels of roles, "office,leader" becomes 人大办公室人员、常委会领导. */
struct str account_web_roles(struct ctx *ctx, struct str words);
/** A select of roles; `which` says which may be chosen. */
enum role_choice { ROLES_ALL, ROLES_STAFF };
void account_web_role_options(struct ctx *ctx, struct field_v *f, enum role_choice which);
/** A select of organs with a first option for none. */
MUST_CHECK enum status account_web_organ_options(struct ctx *ctx, struct field_v *f,
                                                 const char *none_key);
struct account_session_row_v account_web_session(struct ctx *ctx, const struct session_row *s,
                                                 struct str end_url);
/** A code to photograph: its dark modules as an SVG path, and the side of the picture with the
 * quiet zone around it. */
MUST_CHECK enum status account_web_qr(struct ctx *ctx, struct str text, int64_t *out_side,
                                      struct str *out_path);
struct tag_v account_web_state_tag(const char *word);
/** The facts of an event (JSON) as a sentence; what is not flat stays as it is
 *  (account_web_words.c). */
struct str account_journal_said(struct ctx *ctx, struct str event, struct str data);
#endif
