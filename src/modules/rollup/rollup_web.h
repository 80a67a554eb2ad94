// SPDX-License-Identifier: MulanPSL-2.0
#ifndef ROLLUP_WEB_H
#define ROLLUP_WEB_H
#include "platform/module.h"

enum status rollup_web_list(struct ctx *, const struct request *, struct response *);
enum status rollup_web_made(struct ctx *, const struct request *, struct response *);
enum status rollup_web_make_page(struct ctx *, const struct request *, struct response *);
enum status rollup_web_make(struct ctx *, const struct request *, struct response *);
enum status rollup_web_file(struct ctx *, const struct request *, struct response *);
enum status rollup_web_receive_page(struct ctx *, const struct request *, struct response *);
enum status rollup_web_receive(struct ctx *, const struct request *, struct response *);
enum status rollup_web_trust(struct ctx *, const struct request *, struct response *);
enum status rollup_web_refuse(struct ctx *, const struct request *, struct response *);
enum status rollup_web_package(struct ctx *, const struct request *, struct response *);
enum status rollup_web_sums(struct ctx *, const struct request *, struct response *);
enum status rollup_web_figure(struct ctx *, const struct request *, struct response *);

/** "2026年1月1日至12月31日" */
struct str rollup_web_period(struct ctx *ctx, struct date from, struct date to);
#endif
