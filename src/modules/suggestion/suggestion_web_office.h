// SPDX-License-Identifier: MulanPSL-2.0
/** Handlers of the staff's pages, one pair for each act: <name>_form shows, <name> does. */
#ifndef SUGGESTION_WEB_OFFICE_H
#define SUGGESTION_WEB_OFFICE_H
#include "platform/module.h"

#define SUGGESTION_PAGE(name)                                                                      \
    enum status suggestion_web_##name(struct ctx *, const struct request *, struct response *)
#define SUGGESTION_ACT(name)                                                                       \
    SUGGESTION_PAGE(name);                                                                         \
    SUGGESTION_PAGE(name##_form)

/* suggestion_web_list.c */
SUGGESTION_PAGE(list);
SUGGESTION_PAGE(export);
SUGGESTION_PAGE(filter);
SUGGESTION_PAGE(queue);
/* suggestion_web_similar.c */
SUGGESTION_PAGE(similar);
SUGGESTION_PAGE(typed);
/* suggestion_web_papers.c */
SUGGESTION_PAGE(papers);
SUGGESTION_PAGE(paper);
SUGGESTION_PAGE(list_papers);
SUGGESTION_PAGE(list_paper);
/* suggestion_web_show.c */
SUGGESTION_PAGE(show);
SUGGESTION_PAGE(texts);
/* suggestion_web_gate.c */
SUGGESTION_ACT(new);
SUGGESTION_ACT(accept);
SUGGESTION_ACT(return );
SUGGESTION_ACT(ask_more);
SUGGESTION_ACT(merge);
SUGGESTION_ACT(convert);
SUGGESTION_ACT(hand_up);
SUGGESTION_ACT(up_answer);
SUGGESTION_ACT(classify);
/* suggestion_web_assign.c */
SUGGESTION_ACT(plan);
SUGGESTION_ACT(hand_over);
SUGGESTION_ACT(hand_on);
SUGGESTION_ACT(decide_dispute);
SUGGESTION_ACT(reassign);
SUGGESTION_ACT(decide_extension);
/* suggestion_web_batch.c */
SUGGESTION_PAGE(batches);
SUGGESTION_PAGE(batch);
SUGGESTION_ACT(batch_edit);
SUGGESTION_ACT(batch_hand_over);
SUGGESTION_ACT(bulk);
SUGGESTION_ACT(urge);
/* suggestion_web_supervise.c */
SUGGESTION_ACT(make_key);
SUGGESTION_ACT(end_key);
SUGGESTION_ACT(supervise);
SUGGESTION_ACT(remind);
SUGGESTION_ACT(decide);
SUGGESTION_ACT(confirm_promise);
SUGGESTION_PAGE(escalations);
SUGGESTION_PAGE(promises);
SUGGESTION_PAGE(promises_export);
SUGGESTION_PAGE(promise);
SUGGESTION_PAGE(scores);
/* suggestion_web_report.c, suggestion_web_report_act.c */
SUGGESTION_PAGE(reports);
SUGGESTION_PAGE(report);
SUGGESTION_PAGE(report_paper);
SUGGESTION_PAGE(public_report);
SUGGESTION_ACT(report_write);
SUGGESTION_ACT(report_give);
SUGGESTION_ACT(report_print);
SUGGESTION_ACT(report_publish);
/* suggestion_web_publish.c */
SUGGESTION_ACT(publish);
/* suggestion_web_publish_many.c */
SUGGESTION_ACT(publish_many);
/* suggestion_web_settings.c */
SUGGESTION_PAGE(settings);
SUGGESTION_ACT(class);
SUGGESTION_ACT(category);
SUGGESTION_ACT(setting);
SUGGESTION_ACT(steps);
SUGGESTION_ACT(own_steps);

#endif
