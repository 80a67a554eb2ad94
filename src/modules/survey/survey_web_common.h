// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of questionnaires share. */
#ifndef SURVEY_WEB_COMMON_H
#define SURVEY_WEB_COMMON_H
#include "modules/survey/survey.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"
#include "survey_view.h"

struct str survey_web_url(struct ctx *ctx, int64_t id, const char *tail);
struct crumbs_v survey_web_crumbs(struct ctx *ctx, const struct survey *s, struct str here);
struct tag_v survey_web_tag(struct str state);
#endif
