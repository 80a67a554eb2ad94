// SPDX-License-Identifier: MulanPSL-2.0
/** Local rules as sets of parameters, for a place to start its own from. They bind only where they
 *  were made.
 */
#ifndef LAW_LAW_MODELS_H
#define LAW_LAW_MODELS_H
#include "law/law_params.h"
#include "law/level.h"

enum law_model {
    LAW_MODEL_NATIONAL, /* law_params_default() */
    LAW_MODEL_BEIJING,
    LAW_MODEL_CHONGQING,
    LAW_MODEL_HENAN,
    LAW_MODEL_QINGDAO,
    LAW_MODEL_SHANDONG,
    LAW_MODEL_SHANGHAI,
    LAW_MODEL_ZHEJIANG
};
enum { LAW_MODELS_MAX = LAW_MODEL_ZHEJIANG + 1 };

struct law_model_name {
    const char *word;  /* stored */
    const char *label; /* message id */
};

/** The models, by enum law_model. */
extern const struct law_model_name LAW_MODELS[];
extern const size_t LAW_MODELS_COUNT;

/** One setting and what each model says of it, by enum law_model; -1: nothing, or nothing that the
 *  setting can hold, the default stands. */
struct law_model_row {
    const char *key; /* of the field */
    int says[LAW_MODELS_MAX];
};
/** One for each of LAW_PARAMS, in their order. */
extern const struct law_model_row LAW_MODEL_ROWS[];
extern const size_t LAW_MODEL_ROWS_COUNT;

/** Does the model itself say this, and not the default in its place? */
bool law_model_says(enum law_model model, struct str key);

/** The parameters that follow this model; where the model is silent, the defaults. In a township
 *  Chongqing and Shandong give two months and at most four.
 *
 *  Not representable: Shandong counts a township's period from the close of the session; here it
 *  runs from hand-over, as the Deputies Law has it (ADR-0005).
 *
 *  Beijing asks for a plan in three months and the report within a year; only the former is a
 *  setting. Shanghai counts five and ten working days for the formal look and for corrections;
 * those settings are plain days. Of Shanghai's two months for an answer the longest is taken, 62
 * days. In Zhejiang the candidates are made known once, so that the last step is none. Qingdao's
 * documents are filed by Shandong's rule. The procedure of Shanghai's standing committee (art. 5,
 * 15, 26, 35) has no date in its source.
 *
 *  @law  Beijing Appointment Regulation (2023-07-28) art. 12
 *  @law  Beijing Congress Procedure (2022-01-10) art. 7, 49, 50
 *  @law  Beijing Election Rules (2021-05-27) art. 61, 63
 *  @law  Beijing Filing Regulation (2024-09-27) art. 12, 13, 22, 23, 29
 *  @law  Beijing Standing Committee Procedure (2010-12-23) art. 5, 25, 33
 *  @law  Beijing Suggestions Regulation (2014-01-22) art. 13(2), 21, 23(1), 27(4)
 *  @law  Chongqing Appointment Regulation (2022-06-10) art. 16, 17, 21
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 10, 23, 34, 36, 43
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 11
 *  @law  Henan Congress Procedure (2010-07-30) art. 7, 44, 45
 *  @law  Henan Major Matters Provisions (2014-12-04) art. 10
 *  @law  Henan Standing Committee Regulation (2010-07-30) art. 6, 13, 14
 *  @law  Henan Supervision Measures (2015-10-22) art. 11, 20, 40, 54, 56, 62
 *  @law  Shandong Congress Procedure (2019-02-18) art. 8, 62, 63
 *  @law  Shandong Deputies Measures (2015-12-03) art. 34
 *  @law  Shandong Filing Provisions (2017-07-28) art. 7, 17, 19
 *  @law  Shanghai Congress Rules (2001-10-24) art. 8, 65, 66
 *  @law  Shanghai Filing Regulation (2024-11-28) art. 13, 15, 33
 *  @law  Zhejiang Appointment Regulation (2018-05-31) art. 9, 10, 13, 15
 *  @law  Zhejiang Congress Procedure (2021-01-30) art. 8, 63, 65
 *  @law  Zhejiang Deputies Measures (2016-05-27) art. 35
 *  @law  Zhejiang Election Rules (2021-03-26) art. 59
 *  @law  Zhejiang Standing Committee Procedure (2020-11-27) art. 7, 42
 *  @law  Zhejiang Supervision Regulation (2008-11-28) art. 29, 43, 44
 *  @law  Zhejiang Township Congress Regulation (2016-07-29) art. 20
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 12(1), 13(2), 16, 18, 20(1)
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 21, 23(2), 27(1), 27(2)
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 16(1)
 *  @law  Henan Suggestions Measures (2017-07-28) art. 14, 18(1), 20, 21(2), 22(1), 22(2)
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 12, 14, 19(1), 24, 25, 28(3), 32(1)
 *  @law  Shandong Suggestions Regulation (2017-05-19) art. 9, 10(1), 12, 19, 20(2), 21, 24
 *  @law  Shandong Township Congress Provisions (2015-12-03) art. 15
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 10(2), 11(1), 14(1), 15, 17(1), 19(1)
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 20, 21(2)
 *  @law  Zhejiang Suggestions Provisions (2016-05-27) art. 14, 18(1), 21, 22(2), 24
 */
struct law_params law_model_params(enum law_model model, enum level level);

/** The rule and the article in which the model says this of a congress of that level, in words:
 *  "《…条例》(2021-07-29)第14条". NULL where it is silent. The statutes and articles are those of
 *  law_model_params(). Constant text. */
const char *law_model_source(enum law_model model, enum level level, struct str key);

#endif
