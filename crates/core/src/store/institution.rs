//! The institution's one row.

use sqlx::SqliteConnection;

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::institution::{Institution, InstitutionSettings};
use crate::operator::OperatorId;
use crate::second_factor::AppId;

/// The institution, once there is one.
pub(crate) async fn find(connection: &mut SqliteConnection) -> Result<Option<Institution>, Fault> {
    Ok(sqlx::query_as(
        "select id, name, short_name, two_factor_enabled, two_factor_enabled_at,
                activation_requested_at, activation_requested_by, idle_minutes, unlock_with, apps,
                new_operators_required, registration_code_required, policy_version,
                service_key_check, last_backup_at, required_from
         from institution",
    )
    .fetch_optional(connection)
    .await?)
}

/// The institution, where it must be there.
pub(crate) async fn get(connection: &mut SqliteConnection) -> Result<Institution, Fault> {
    find(connection)
        .await?
        .ok_or(Fault::Tampered("the institution is gone"))
}

/// Its name alone: other columns may be ones that an older version did not have.
pub(crate) async fn name(connection: &mut SqliteConnection) -> Result<String, Fault> {
    Ok(sqlx::query_scalar("select name from institution")
        .fetch_one(connection)
        .await?)
}

/// What set-up writes.
pub(crate) struct NewInstitution<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub short_name: &'a str,
    pub two_factor_enabled: bool,
    pub created_at: Timestamp,
    pub root_key_identity: &'a [u8],
    pub root_key_under_service_key: &'a [u8],
    pub service_key_check: &'a [u8],
}

pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    new: &NewInstitution<'_>,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "insert into institution (only_row, id, name, short_name, two_factor_enabled,
             two_factor_enabled_at, apps, created_at, root_key_identity,
             root_key_under_service_key, service_key_check)
         values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(new.id)
    .bind(new.name)
    .bind(new.short_name)
    .bind(new.two_factor_enabled)
    .bind(new.two_factor_enabled.then_some(new.created_at))
    .bind(AppId::to_stored(&AppId::DEFAULT))
    .bind(new.created_at)
    .bind(new.root_key_identity)
    .bind(new.root_key_under_service_key)
    .bind(new.service_key_check)
    .execute(connection)
    .await?;
    one_row(done, "institution")
}

/// Replaces the service key: what recognises it, and the root key sealed under it (RE-1).
pub(crate) async fn set_service_key(
    connection: &mut SqliteConnection,
    root_key_under_service_key: &[u8],
    service_key_check: &[u8],
) -> Result<(), Fault> {
    let done =
        sqlx::query("update institution set root_key_under_service_key = ?, service_key_check = ?")
            .bind(root_key_under_service_key)
            .bind(service_key_check)
            .execute(connection)
            .await?;
    one_row(done, "institution")
}

/// The service team's switch (PO-1). A request is answered by switching on.
pub(crate) async fn set_two_factor_enabled(
    connection: &mut SqliteConnection,
    enabled: bool,
    now: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "update institution set two_factor_enabled = ?1,
             two_factor_enabled_at = case when ?1 then ?2 end,
             activation_requested_at = case when ?1 then null else activation_requested_at end,
             activation_requested_by = case when ?1 then null else activation_requested_by end,
             policy_version = policy_version + 1",
    )
    .bind(enabled)
    .bind(now)
    .execute(connection)
    .await?;
    one_row(done, "institution")
}

pub(crate) async fn request_activation(
    connection: &mut SqliteConnection,
    by: OperatorId,
    now: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "update institution set activation_requested_at = ?, activation_requested_by = ?",
    )
    .bind(now)
    .bind(by)
    .execute(connection)
    .await?;
    one_row(done, "institution")
}

/// From when on the phone is needed; nothing means at once. Sign-ins under way start over (PO-5).
pub(crate) async fn set_required_from(
    connection: &mut SqliteConnection,
    from: Option<Timestamp>,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "update institution set required_from = ?, policy_version = policy_version + 1",
    )
    .bind(from)
    .execute(connection)
    .await?;
    one_row(done, "institution")
}

/// A backup was made (RE-2).
pub(crate) async fn set_last_backup(
    connection: &mut SqliteConnection,
    at: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query("update institution set last_backup_at = ?")
        .bind(at)
        .execute(connection)
        .await?;
    one_row(done, "institution")
}

/// Sets them all. Who is registering when registration codes begin or end starts over (RG-7, PO-5).
pub(crate) async fn set_settings(
    connection: &mut SqliteConnection,
    settings: &InstitutionSettings,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "update institution set idle_minutes = ?1, unlock_with = ?2, apps = ?3,
             new_operators_required = ?4, registration_code_required = ?5,
             policy_version = policy_version + (registration_code_required <> ?5)",
    )
    .bind(settings.idle_minutes)
    .bind(settings.unlock_with)
    .bind(AppId::to_stored(&settings.apps))
    .bind(settings.new_operators_required)
    .bind(settings.registration_code_required)
    .execute(connection)
    .await?;
    one_row(done, "institution")
}

/// The copy of the root key that the service key opens (RE-1).
pub(crate) async fn root_key_under_service_key(
    connection: &mut SqliteConnection,
) -> Result<Vec<u8>, Fault> {
    let query = "select root_key_under_service_key from institution";
    Ok(sqlx::query_scalar(query).fetch_one(connection).await?)
}

/// Puts another copy there, of the same root key.
pub(crate) async fn set_root_key_under_service_key(
    connection: &mut SqliteConnection,
    copy: &[u8],
) -> Result<(), Fault> {
    let done = sqlx::query("update institution set root_key_under_service_key = ?")
        .bind(copy)
        .execute(connection)
        .await?;
    one_row(done, "institution")
}

/// What a rotation of the keys writes (SE-14).
pub(crate) struct Rotated<'a> {
    pub generation: u8,
    pub root_key_identity: &'a [u8],
    pub root_key_under_service_key: &'a [u8],
    pub lasting_keys: &'a [u8],
}

pub(crate) async fn set_keys(
    connection: &mut SqliteConnection,
    rotated: &Rotated<'_>,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "update institution set key_generation = ?, root_key_identity = ?,
             root_key_under_service_key = ?, lasting_keys = ?",
    )
    .bind(rotated.generation)
    .bind(rotated.root_key_identity)
    .bind(rotated.root_key_under_service_key)
    .bind(rotated.lasting_keys)
    .execute(connection)
    .await?;
    one_row(done, "institution")
}
