// SPDX-License-Identifier: MulanPSL-2.0
/** The congress's settings of the notices, read as one struct. */
#ifndef NOTICE_SETTINGS_H
#define NOTICE_SETTINGS_H
#include "platform/ctx.h"
#include "platform/net.h"

struct notice_settings {
    struct str site_url; /* "https://renda.example", for links; "" : none are made */
    bool external_body;  /* mail and messages say more than title and link */
    int64_t quiet_from, quiet_to, digest_at; /* minutes of the day */
    int64_t max_tries;
    struct str trusted_hosts;
    bool private_allowed;

    bool mail_on;
    struct str mail_server, mail_user, mail_password, mail_from, mail_from_name;
    int64_t mail_port;
    enum net_tls mail_tls;

    bool sms_on;
    struct str sms_url, sms_method, sms_type, sms_body, sms_header, sms_success;
};
MUST_CHECK enum status notice_settings(struct ctx *ctx, struct notice_settings *out);

#endif
