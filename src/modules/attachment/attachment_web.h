// SPDX-License-Identifier: MulanPSL-2.0
/** Pages and files of attachments. */
#ifndef ATTACHMENT_WEB_H
#define ATTACHMENT_WEB_H
#include "platform/module.h"

#define ATTACHMENT_PAGE(name)                                                                      \
    enum status attachment_web_##name(struct ctx *, const struct request *, struct response *)
ATTACHMENT_PAGE(of);
ATTACHMENT_PAGE(add);
ATTACHMENT_PAGE(show);
ATTACHMENT_PAGE(version);
ATTACHMENT_PAGE(remove);
ATTACHMENT_PAGE(open);
ATTACHMENT_PAGE(setting);
ATTACHMENT_PAGE(set_limit);
/* attachment_web_file.c */
ATTACHMENT_PAGE(send);
ATTACHMENT_PAGE(send_thumb);
ATTACHMENT_PAGE(send_open);
#endif
