// SPDX-License-Identifier: MulanPSL-2.0
/** Bodies that meet and vote, as far as the statutes give them rules of their own. */
#ifndef LAW_LAW_BODY_H
#define LAW_LAW_BODY_H

enum law_body {
    LAW_BODY_CONGRESS,           /* all deputies, in session */
    LAW_BODY_PRESIDIUM,          /* of a session, from the county up */
    LAW_BODY_STANDING_COMMITTEE, /* from the county up */
    LAW_BODY_TOWNSHIP_PRESIDIUM, /* in session and in recess */
    LAW_BODY_OTHER               /* chairmen's meeting, party group, committees, conferences */
};

#endif
