// SPDX-License-Identifier: MulanPSL-2.0
/* One line per office; what follows from it. */
#include "law/office_law.h"

static const char ORGANIC_11[] = "《地方组织法》(2022-03-11)第11条";
static const char ORGANIC_32[] = "《地方组织法》(2022-03-11)第32条第1款";
static const char ORGANIC_34[] = "《地方组织法》(2022-03-11)第34条第1款";
static const char ORGANIC_50_13[] = "《地方组织法》(2022-03-11)第50条第1款第13项";
static const char ORGANIC_50_14[] = "《地方组织法》(2022-03-11)第50条第1款第14项";
static const char ORGANIC_50_15[] = "《地方组织法》(2022-03-11)第50条第1款第15项";
static const char ORGANIC_50_16[] = "《地方组织法》(2022-03-11)第50条第1款第16项";
static const char ORGANIC_56[] = "《地方组织法》(2022-03-11)第56条第2款";
static const char COURTS_43[] = "《人民法院组织法》(2018-10-26)第43条";
static const char PROCURATORATES_38[] = "《人民检察院组织法》(2018-10-26)第38条";
static const char ASSESSORS_27[] = "《人民陪审员法》(2018-04-27)第27条";
static const char ASSESSORS_10[] = "《人民陪审员法》(2018-04-27)第10条";
static const char GUANGDONG_3[] = "参照《广东省各级人民代表大会常务委员会人事任免办法》第3条";

enum { GOVERNMENT_MONTHS = 2, NOBODY = -1 };

static const struct {
    bool elected, recess, deputy;
    int acts; /* the head whom its holder may act for; NOBODY */
    enum appointment_law_office removed;
    enum office_law_nominator by;
    const char *law;
} OFFICES[OFFICE_LAW_OFFICES] = {
#define ELECTED(removable, nominator)                                                              \
    {                                                                                              \
        .elected = true, .acts = NOBODY, .removed = (removable), .by = (nominator),                \
        .law = ORGANIC_11                                                                          \
    }
#define FILLED(removable, nominator, article)                                                      \
    .removed = (removable), .by = (nominator), .law = (article)
    [OFFICE_LAW_GOVERNMENT_HEAD] =
        ELECTED(APPOINTMENT_LAW_GOVERNMENT_HEAD, OFFICE_LAW_BY_GOVERNMENT),
    [OFFICE_LAW_SUPERVISION_HEAD] =
        ELECTED(APPOINTMENT_LAW_SUPERVISION_HEAD, OFFICE_LAW_BY_SUPERVISION),
    [OFFICE_LAW_COURT_HEAD] = ELECTED(APPOINTMENT_LAW_COURT_HEAD, OFFICE_LAW_BY_COURT),
    [OFFICE_LAW_PROCURATOR_HEAD] =
        ELECTED(APPOINTMENT_LAW_PROCURATOR_HEAD, OFFICE_LAW_BY_PROCURATOR),
    [OFFICE_LAW_COMMITTEE_SEAT] = {.elected = true,
                                   .deputy = true,
                                   .acts = NOBODY,
                                   FILLED(APPOINTMENT_LAW_NO_OFFICE, OFFICE_LAW_BY_CHAIRMEN,
                                          ORGANIC_11)},
    [OFFICE_LAW_GOVERNMENT_VICE] = {.recess = true,
                                    .acts = OFFICE_LAW_GOVERNMENT_HEAD,
                                    FILLED(APPOINTMENT_LAW_GOVERNMENT_DEPUTY,
                                           OFFICE_LAW_BY_GOVERNMENT, ORGANIC_50_13)},
    [OFFICE_LAW_GOVERNMENT_MEMBER] = {.acts = NOBODY,
                                      FILLED(APPOINTMENT_LAW_GOVERNMENT_MEMBER,
                                             OFFICE_LAW_BY_GOVERNMENT, ORGANIC_50_14)},
    [OFFICE_LAW_SUPERVISION_VICE] = {.acts = OFFICE_LAW_SUPERVISION_HEAD,
                                     FILLED(APPOINTMENT_LAW_SUPERVISION_MEMBER,
                                            OFFICE_LAW_BY_SUPERVISION, ORGANIC_50_15)},
    [OFFICE_LAW_SUPERVISION_MEMBER] = {.acts = NOBODY,
                                       FILLED(APPOINTMENT_LAW_SUPERVISION_MEMBER,
                                              OFFICE_LAW_BY_SUPERVISION, ORGANIC_50_15)},
    [OFFICE_LAW_COURT_VICE] = {.acts = OFFICE_LAW_COURT_HEAD,
                               FILLED(APPOINTMENT_LAW_COURT_MEMBER, OFFICE_LAW_BY_COURT,
                                      COURTS_43)},
#define COURT                                                                                      \
    {                                                                                              \
        .acts = NOBODY, FILLED(APPOINTMENT_LAW_COURT_MEMBER, OFFICE_LAW_BY_COURT, COURTS_43)       \
    }
    [OFFICE_LAW_COURT_COMMITTEE] = COURT,
    [OFFICE_LAW_TRIBUNAL_HEAD] = COURT,
    [OFFICE_LAW_TRIBUNAL_VICE] = COURT,
    [OFFICE_LAW_JUDGE] = COURT,
    [OFFICE_LAW_ASSESSOR] = {.acts = NOBODY,
                             FILLED(APPOINTMENT_LAW_NO_OFFICE, OFFICE_LAW_BY_COURT, ASSESSORS_10)},
    [OFFICE_LAW_PROCURATOR_VICE] = {.acts = OFFICE_LAW_PROCURATOR_HEAD,
                                    FILLED(APPOINTMENT_LAW_PROCURATOR_MEMBER,
                                           OFFICE_LAW_BY_PROCURATOR, PROCURATORATES_38)},
#define PROCURATOR                                                                                 \
    {                                                                                              \
        .acts = NOBODY,                                                                            \
        FILLED(APPOINTMENT_LAW_PROCURATOR_MEMBER, OFFICE_LAW_BY_PROCURATOR, PROCURATORATES_38)     \
    }
    [OFFICE_LAW_PROCURATOR_COMMITTEE] = PROCURATOR,
    [OFFICE_LAW_PROCURATOR] = PROCURATOR,
    [OFFICE_LAW_LOWER_PROCURATOR] = {.acts = NOBODY,
                                     FILLED(APPOINTMENT_LAW_NO_OFFICE, OFFICE_LAW_BY_PROCURATOR,
                                            ORGANIC_50_16)},
    [OFFICE_LAW_SPECIAL_VICE] = {.recess = true,
                                 .deputy = true,
                                 .acts = NOBODY,
                                 FILLED(APPOINTMENT_LAW_NO_OFFICE, OFFICE_LAW_BY_CHAIRMEN,
                                        ORGANIC_34)},
    [OFFICE_LAW_SPECIAL_MEMBER] = {.recess = true,
                                   .deputy = true,
                                   .acts = NOBODY,
                                   FILLED(APPOINTMENT_LAW_NO_OFFICE, OFFICE_LAW_BY_CHAIRMEN,
                                          ORGANIC_34)},
    [OFFICE_LAW_CREDENTIALS] = {.deputy = true,
                                .acts = NOBODY,
                                FILLED(APPOINTMENT_LAW_NO_OFFICE, OFFICE_LAW_BY_CHAIRMEN,
                                       ORGANIC_56)},
#define WORKING                                                                                    \
    {                                                                                              \
        .acts = NOBODY, FILLED(APPOINTMENT_LAW_NO_OFFICE, OFFICE_LAW_BY_CHAIRMEN, GUANGDONG_3)     \
    }
    [OFFICE_LAW_WORKING] = WORKING,
    [OFFICE_LAW_STREET] = WORKING,
};

bool office_law_elected(enum office_law_office office)
{
    return OFFICES[office].elected;
}

enum appointment_law_office office_law_removable_as(enum office_law_office office)
{
    return OFFICES[office].removed;
}

enum appointment_law_office office_law_held_as(enum office_law_office office)
{
    if (office == OFFICE_LAW_LOWER_PROCURATOR)
        return APPOINTMENT_LAW_PROCURATOR_HEAD;
    return OFFICES[office].removed;
}

static bool is_head(enum office_law_office office)
{
    return OFFICES[office].elected && office != OFFICE_LAW_COMMITTEE_SEAT;
}

/* Whom the congress elects or passes may hand in his resignation. */
static bool may_resign(enum office_law_office office)
{
    return OFFICES[office].elected || OFFICES[office].recess;
}

const char *office_law_article(enum office_law_office office, enum office_law_act act)
{
    if (act == OFFICE_LAW_RESIGN)
        return ORGANIC_32;
    if (act == OFFICE_LAW_DISMISS && office == OFFICE_LAW_ASSESSOR)
        return ASSESSORS_27;
    return act == OFFICE_LAW_ACTING ? ORGANIC_50_13 : OFFICES[office].law;
}

enum status office_law_check_act(enum office_law_office office, enum office_law_act act,
                                 bool in_recess, struct err *err)
{
    const char *law = office_law_article(office, act);

    if (act == OFFICE_LAW_ACTING && !is_head(office))
        return fail(err, ST_RULE, "law.office_not_acting", law);
    if (act == OFFICE_LAW_RESIGN && !may_resign(office))
        return fail(err, ST_RULE, "law.office_not_resigned", law);
    if (act == OFFICE_LAW_ACTING || act == OFFICE_LAW_RESIGN)
        return in_recess ? ST_OK : fail(err, ST_RULE, "law.office_in_recess", law);
    if (OFFICES[office].elected)
        return fail(err, ST_RULE, "law.office_elected", law);
    if (OFFICES[office].recess && !in_recess)
        return fail(err, ST_RULE, "law.office_in_recess", law);
    return ST_OK;
}

enum status office_law_check_nominator(enum office_law_office office, enum office_law_act act,
                                       enum office_law_nominator by, struct err *err)
{
    const char *law = office_law_article(office, act);

    if (act == OFFICE_LAW_RESIGN)
        return by == OFFICE_LAW_BY_HIMSELF ? ST_OK
                                           : fail(err, ST_RULE, "law.office_own_resignation", law);
    if (act == OFFICE_LAW_ACTING)
        return by == OFFICE_LAW_BY_CHAIRMEN ? ST_OK
                                            : fail(err, ST_RULE, "law.office_other_nominator", law);
    if (by == OFFICES[office].by ||
        (office == OFFICE_LAW_GOVERNMENT_VICE && by == OFFICE_LAW_BY_CHAIRMEN))
        return ST_OK;
    return fail(err, ST_RULE, "law.office_other_nominator", law);
}

enum status office_law_check_acting(enum office_law_office office, enum office_law_office vice,
                                    struct err *err)
{
    if (OFFICES[vice].acts == (int)office)
        return ST_OK;
    return fail(err, ST_RULE, "law.office_vice_first", ORGANIC_50_13);
}

bool office_law_wants_deputy(enum office_law_office office)
{
    return OFFICES[office].deputy;
}

bool office_law_needs_paper(enum office_law_act act, enum office_law_paper paper)
{
    static const bool NEEDS[][OFFICE_LAW_PAPERS] = {
        /*                      letter form  reasons inquiry notice */
        [OFFICE_LAW_APPOINT] = {true, true, true, true, true},
        [OFFICE_LAW_DISMISS] = {true, true, true, false, false},
        [OFFICE_LAW_ACTING] = {true, false, true, false, false},
        [OFFICE_LAW_RESIGN] = {true, false, false, false, false},
    };

    return NEEDS[act][paper];
}

bool office_law_wants_test(const struct law_params *params, enum office_law_office office,
                           enum office_law_act act)
{
    return params->appoint_test && act == OFFICE_LAW_APPOINT && office != OFFICE_LAW_ASSESSOR &&
           OFFICES[office].by != OFFICE_LAW_BY_CHAIRMEN;
}

bool office_law_wants_statement(const struct law_params *params, enum office_law_office office,
                                enum office_law_act act)
{
    return params->appoint_statement && act == OFFICE_LAW_APPOINT &&
           office != OFFICE_LAW_ASSESSOR && OFFICES[office].by != OFFICE_LAW_BY_CHAIRMEN;
}

bool office_law_certified(enum office_law_act act)
{
    return act == OFFICE_LAW_APPOINT;
}

bool office_law_sworn(enum office_law_office office, enum office_law_act act)
{
    return act == OFFICE_LAW_APPOINT && office != OFFICE_LAW_ASSESSOR;
}

enum office_law_report office_law_report(enum office_law_office office, enum office_law_act act)
{
    if (act == OFFICE_LAW_RESIGN)
        return office == OFFICE_LAW_PROCURATOR_HEAD ? OFFICE_LAW_REPORT_CONSENT
                                                    : OFFICE_LAW_REPORT_CONGRESS;
    if (act == OFFICE_LAW_ACTING)
        return office == OFFICE_LAW_PROCURATOR_HEAD ? OFFICE_LAW_REPORT_PROCURATOR
                                                    : OFFICE_LAW_REPORT_NONE;
    return office == OFFICE_LAW_GOVERNMENT_MEMBER ? OFFICE_LAW_REPORT_GOVERNMENT
                                                  : OFFICE_LAW_REPORT_NONE;
}

struct date office_law_government_by(struct date elected)
{
    return date_add_months(elected, GOVERNMENT_MONTHS);
}
