//! The administrator's fresh code: somebody who finds the desk open has no phone and no password.

use super::venue::{ADMINISTRATOR, Desk, PASSWORD, Phone, Venue, password, two_with_phones};
use crate::operations::*;
use crate::{OperatorId, Proof, Refusal, Screen, Span, TwoFactorStanding};

const CODE: Refusal = Refusal::FreshCodeNeeded { with: Proof::Code };
const PASSWORD_NEEDED: Refusal = Refusal::FreshCodeNeeded {
    with: Proof::Password,
};

fn change(operator: OperatorId) -> ChangePhone {
    ChangePhone {
        operator,
        reason: PhoneChangeReason::Lost,
        identity_checked: true,
    }
}

async fn prove(office: &Desk<'_>, code: &str) -> Result<(), Refusal> {
    office
        .ask(ProveCode {
            code: code.to_owned(),
        })
        .await
}

async fn prove_by_password(office: &Desk<'_>, with: &str) -> Result<(), Refusal> {
    office
        .ask(ProvePassword {
            password: password(with),
        })
        .await
}

async fn brunos_phone(office: &Desk<'_>, operator: OperatorId) -> TwoFactorStanding {
    let question = GetOperatorDetails { operator };
    office.ask(question).await.unwrap().two_factor
}

/// Keeps the desk busy, so that it does not lock, until the last code is ten minutes old.
async fn ten_minutes(venue: &Venue) {
    venue.clock.pass(Span::minutes(5));
    let busy = venue.sign_in_window("office").ask(KeepActive {}).await;
    busy.unwrap();
    venue.clock.pass(Span::minutes(5));
}

#[tokio::test]
async fn change_phone_asks_for_a_code_when_the_last_is_ten_minutes_old__SE_1_PH_1() {
    let (venue, annas, bruno, _) = two_with_phones().await;
    let office = venue.management("office");
    ten_minutes(&venue).await;
    assert_eq!(office.ask(change(bruno)).await.unwrap_err(), CODE);
    assert_eq!(
        brunos_phone(&office, bruno).await,
        TwoFactorStanding::Registered,
        "nothing was done"
    );
    // Whoever knows the password has not got the phone.
    prove_by_password(&office, PASSWORD).await.unwrap();
    assert_eq!(office.ask(change(bruno)).await.unwrap_err(), CODE);
    prove(&office, &annas.code(&venue)).await.unwrap();
    office.ask(change(bruno)).await.unwrap();
    assert_eq!(
        brunos_phone(&office, bruno).await,
        TwoFactorStanding::Waiting
    );
    let proven: String = venue
        .sql(
            "select group_concat(reason, ' ') from audit_entry
             where event = 'identity_proven' and actor = subject",
        )
        .await;
    assert_eq!(proven, "password code");
    // Asked again, ten minutes later.
    ten_minutes(&venue).await;
    let reset = ResetPassword { operator: bruno };
    assert_eq!(office.ask(reset).await.err(), Some(CODE));
}

#[tokio::test]
async fn only_turning_two_factor_off_asks_for_a_code__PO_2_SE_1() {
    let (venue, annas, bruno, _) = two_with_phones().await;
    let office = venue.management("office");
    ten_minutes(&venue).await;
    let require = |required| RequireTwoFactor {
        operators: Selection::Operators {
            operators: vec![bruno],
        },
        required,
    };
    assert_eq!(office.ask(require(false)).await.unwrap_err(), CODE);
    assert_eq!(office.ask(require(true)).await.unwrap().skipped_total, 1);
    prove(&office, &annas.code(&venue)).await.unwrap();
    assert_eq!(office.ask(require(false)).await.unwrap().changed, 1);
}

#[tokio::test]
async fn a_code_at_sign_in_or_at_unlocking_is_fresh_and_a_password_is_none__SE_1_SI_6() {
    let (venue, annas, bruno, _) = two_with_phones().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("office");
    ten_minutes(&venue).await;
    // The password unlocks, and proves no phone.
    desk.ask(Lock::default()).await.unwrap();
    let unlock = Unlock {
        password: password(PASSWORD),
    };
    desk.ask(unlock).await.unwrap();
    assert_eq!(office.ask(change(bruno)).await.unwrap_err(), CODE);
    // The code does both.
    venue
        .write("update institution set unlock_with = 'code'")
        .await;
    desk.ask(Lock::default()).await.unwrap();
    let unlock = UnlockWithCode {
        code: annas.code(&venue),
    };
    desk.ask(unlock).await.unwrap();
    office.ask(change(bruno)).await.unwrap();
    // So does the one that signs in.
    ten_minutes(&venue).await;
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&annas.code(&venue)).await.unwrap();
    office.ask(ResetPassword { operator: bruno }).await.unwrap();
}

#[tokio::test]
async fn of_an_administrator_without_a_code_the_password_is_asked__OP_6_PO_4() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue
        .operator(&office, "bruno", "nine blue umbrellas")
        .await;
    let reset = || ResetPassword { operator: bruno };
    office.ask(reset()).await.unwrap();
    ten_minutes(&venue).await;
    assert_eq!(office.ask(reset()).await.err(), Some(PASSWORD_NEEDED));
    // There is no phone to prove it with.
    assert_eq!(
        prove(&office, "123456").await.unwrap_err(),
        Refusal::NotRegistered
    );
    assert_eq!(
        prove_by_password(&office, "not this").await.unwrap_err(),
        Refusal::WrongCurrentPassword
    );
    assert_eq!(office.ask(reset()).await.err(), Some(PASSWORD_NEEDED));
    prove_by_password(&office, PASSWORD).await.unwrap();
    office.ask(reset()).await.unwrap();
}

#[tokio::test]
async fn who_signed_in_with_the_password_alone_is_asked_for_a_code_once_it_is_required__PO_4_SE_1()
{
    let (venue, annas, bruno, _) = two_with_phones().await;
    let (office, desk) = (venue.management("office"), venue.sign_in_window("office"));
    let require = |required| RequireTwoFactor {
        operators: Selection::Role {
            role: crate::Role::Administrator,
        },
        required,
    };
    office.ask(require(false)).await.unwrap();
    desk.ask(SignOut {}).await.unwrap();
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    office.ask(require(true)).await.unwrap();
    assert_eq!(office.ask(change(bruno)).await.unwrap_err(), CODE);
    prove(&office, &annas.code(&venue)).await.unwrap();
    office.ask(change(bruno)).await.unwrap();
}

#[tokio::test]
async fn a_code_that_confirms_is_used_up_counted_and_throttled_like_any__SE_1_SE_5_SE_6_EC_3() {
    let (venue, annas, bruno, _) = two_with_phones().await;
    let office = venue.management("office");
    ten_minutes(&venue).await;
    let in_row =
        || venue.sql::<i64>("select coalesce(sum(in_row), 0) from throttle where kind = 'code'");
    assert_eq!(
        prove(&office, "12345").await.unwrap_err(),
        Refusal::NotSixDigits
    );
    assert_eq!(in_row().await, 0, "what is no code is no try");
    let wrong = annas.wrong_code(&venue);
    for tries_left in (0..4).rev() {
        assert_eq!(
            prove(&office, &wrong).await.unwrap_err(),
            Refusal::WrongCode { tries_left }
        );
    }
    assert_eq!(in_row().await, 4);
    prove(&office, &wrong).await.unwrap_err();
    // The wait is the operator's: at this desk, and where they sign in.
    let code = annas.code(&venue);
    assert!(matches!(
        prove(&office, &code).await.unwrap_err(),
        Refusal::Delayed {
            wait_seconds: 60,
            ..
        }
    ));
    let elsewhere = venue.sign_in_window("desk 1");
    elsewhere.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(matches!(
        elsewhere.code(&code).await.unwrap_err(),
        Refusal::Delayed { .. }
    ));
    assert_eq!(office.ask(change(bruno)).await.unwrap_err(), CODE);
    venue.clock.pass(Span::seconds(61));
    let code = annas.code(&venue);
    prove(&office, &code).await.unwrap();
    assert_eq!(in_row().await, 0);
    // Once: neither here nor there again.
    assert!(matches!(
        prove(&office, &code).await.unwrap_err(),
        Refusal::UsedCode { .. }
    ));
    assert!(matches!(
        elsewhere.code(&code).await.unwrap_err(),
        Refusal::UsedCode { .. }
    ));
}

#[tokio::test]
async fn a_disk_that_refuses_to_count_refuses_the_proof__SE_5() {
    let (venue, annas, bruno, _) = two_with_phones().await;
    let office = venue.management("office");
    ten_minutes(&venue).await;
    venue
        .write(
            "create trigger full_disk before insert on failure begin
                 select raise(abort, 'database or disk is full');
             end",
        )
        .await;
    assert!(matches!(
        prove(&office, &annas.code(&venue)).await.unwrap_err(),
        Refusal::Failed { .. } | Refusal::TryAgainLater { .. }
    ));
    assert_eq!(office.ask(change(bruno)).await.unwrap_err(), CODE);
    venue.write("drop trigger full_disk").await;
    prove(&office, &annas.code(&venue)).await.unwrap();
    office.ask(change(bruno)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_one_code_proving_and_signing_in_at_once_exactly_one_is_accepted__SE_1_EC_3() {
    let (venue, annas, _, _) = two_with_phones().await;
    ten_minutes(&venue).await;
    let (office, elsewhere) = (venue.management("office"), venue.sign_in_window("desk 1"));
    elsewhere.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let code = annas.code(&venue);
    let proving = (0..10).map(|_| {
        let code = code.clone();
        (office.caller.clone(), ProveCode { code })
    });
    let signing_in = (0..10).map(|_| {
        let code = code.clone();
        (elsewhere.caller.clone(), EnterCode { code })
    });
    let (proven, signed_in) =
        tokio::join!(venue.ask_at_once(proving), venue.ask_at_once(signing_in));
    let accepted = proven.iter().filter(|answer| answer.is_ok()).count()
        + signed_in.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(accepted, 1);
}

#[tokio::test]
async fn another_operators_code_proves_nothing__SE_1() {
    let (venue, _, bruno, brunos) = two_with_phones().await;
    let office = venue.management("office");
    ten_minutes(&venue).await;
    let of_bruno: &Phone = &brunos;
    assert!(matches!(
        prove(&office, &of_bruno.code(&venue)).await.unwrap_err(),
        Refusal::WrongCode { .. }
    ));
    assert_eq!(office.ask(change(bruno)).await.unwrap_err(), CODE);
}
