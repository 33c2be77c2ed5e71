//! A visit of the service team from the command line: the same operations that a window asks for, and
//! what is said of each.

use guichet_core::{
    ActivationState, Clock, Finding, Operation, Refusal, Screen,
    operations::{
        ChangeAdministratorPhone, ConfirmNewServiceKey, EnableAdministrator, EnableTwoFactor,
        EndAdministratorSessions, FindAdministrator, Look, OpenWithServiceKey, OperatorDetails,
        ReplaceServiceKey, ResetAdministratorPassword, RotateKeys, UnlockAdministrator,
    },
};
use zeroize::Zeroizing;

use super::{
    desk::{Desk, SERVICE_KEY},
    outcome::Stopped,
    service::{Act, Reason},
    terminal::Terminal,
    words,
};
use crate::{clock::SystemClock, paths};

/// Service access at this desk, as a window has it.
pub struct Visit<'a>(pub &'a Desk);

impl Visit<'_> {
    /// Opens the data, shows the service key, and does what was asked for.
    pub async fn begin_and_do(&self, act: &Act, terminal: &Terminal) -> Result<(), Stopped> {
        self.0.guichet.open().await;
        match self.ask(Look {}).await? {
            Screen::Closed {
                findings,
                service_key_helps: true,
                ..
            } if matches!(act, Act::Open) => return self.open(&findings, terminal).await,
            Screen::Closed { reason, .. } => return Err(Stopped::Closed(reason)),
            // The app was started here once, and set-up was never finished.
            Screen::Welcome => {
                let folder = paths::data_folder().unwrap_or_default();
                return Err(Stopped::NothingSetUp(folder));
            }
            _ if matches!(act, Act::Open) => {
                return Ok(terminal.say("The data is open: there is nothing to do.")?);
            }
            _ => {}
        }
        let typed = terminal.secret(SERVICE_KEY)?;
        self.0.open_service_access(&typed).await?;
        match act {
            Act::RotateKeys => self.rotate_keys(&typed, terminal).await,
            act => self.act(act, terminal).await,
        }
    }

    async fn ask<O: Operation>(&self, question: O) -> Result<O::Answer, Stopped> {
        self.0.ask(question).await
    }

    /// Opens closed data with the service key, after saying what that means.
    async fn open(&self, findings: &[Finding], terminal: &Terminal) -> Result<(), Stopped> {
        if !findings.is_empty() {
            terminal.say("This data was changed outside Guichet:")?;
            for finding in findings {
                terminal.say(&format!("  {}", words::found(finding)))?;
            }
            let agreed = terminal.agrees(
                "What is there now will count, and the audit trail keeps that it was opened so. \
                 Type yes to go on: ",
            )?;
            if !agreed {
                return Err(Stopped::CalledOff);
            }
        }
        let service_key = terminal.secret(SERVICE_KEY)?.to_string();
        let opened = self.0.try_asking(OpenWithServiceKey { service_key });
        match opened.await.map_err(Stopped::ServiceKey)? {
            Screen::Closed { reason, .. } => Err(Stopped::Closed(reason)),
            _ => Ok(terminal.say("The data is open again: operators can sign in.")?),
        }
    }

    async fn act(&self, act: &Act, terminal: &Terminal) -> Result<(), Stopped> {
        match act {
            Act::Enable => self.enable_two_factor(true, terminal).await,
            Act::Disable => self.enable_two_factor(false, terminal).await,
            Act::Administrators => self.list(terminal).await,
            Act::ChangePhone {
                operator_name,
                reason,
            } => {
                let administrator = self.find(operator_name).await?;
                self.change_phone(&administrator, *reason, terminal).await
            }
            Act::ResetPassword { operator_name } => {
                let administrator = self.find(operator_name).await?;
                self.reset_password(&administrator, terminal).await
            }
            Act::EndSessions { operator_name } => {
                let administrator = self.find(operator_name).await?;
                let operator = administrator.operator;
                self.ask(EndAdministratorSessions { operator }).await?;
                let name = &administrator.display_name;
                Ok(terminal.say(&format!("{name} is signed in nowhere."))?)
            }
            Act::Unlock { operator_name } => {
                let administrator = self.find(operator_name).await?;
                self.unlock(&administrator, terminal).await
            }
            Act::ReplaceKey => self.replace_key(terminal).await,
            // Done before it comes to this.
            Act::Open | Act::RotateKeys => Ok(()),
        }
    }

    /// Names in another spelling are found too: who is meant is said with each act.
    async fn find(&self, operator_name: &str) -> Result<OperatorDetails, Stopped> {
        let username = operator_name.to_owned();
        self.ask(FindAdministrator { username }).await
    }

    async fn enable_two_factor(&self, enabled: bool, terminal: &Terminal) -> Result<(), Stopped> {
        let screen = self.ask(EnableTwoFactor { enabled }).await?;
        let Screen::ServiceAccess { institution, .. } = screen else {
            return Err(Stopped::Refused(Refusal::OutOfOrder));
        };
        let name = &institution.name;
        let state = match institution.activation {
            ActivationState::Enabled { .. } => "enabled",
            ActivationState::NotEnabled | ActivationState::Requested { .. } => "not enabled",
        };
        Ok(terminal.say(&format!("Two-factor sign-in of {name} is {state}."))?)
    }

    async fn list(&self, terminal: &Terminal) -> Result<(), Stopped> {
        let Screen::ServiceAccess {
            administrators,
            more_administrators,
            ..
        } = self.ask(Look {}).await?
        else {
            return Err(Stopped::Refused(Refusal::OutOfOrder));
        };
        terminal.say(&words::listed(&administrators, SystemClock.now()))?;
        if more_administrators {
            terminal.say("There are more; each is reached by operator name.")?;
        }
        Ok(())
    }

    async fn change_phone(
        &self,
        administrator: &OperatorDetails,
        reason: Reason,
        terminal: &Terminal,
    ) -> Result<(), Stopped> {
        let (name, username) = (&administrator.display_name, &administrator.username);
        let agreed = terminal.agrees(&format!(
            "The old phone of {name} ({username}) stops working now. Have you checked that it is {name} who asks? \
             Type yes to go on: "
        ))?;
        if !agreed {
            return Err(Stopped::CalledOff);
        }
        self.ask(ChangeAdministratorPhone {
            operator: administrator.operator,
            reason: reason.into(),
            identity_checked: true,
        })
        .await?;
        Ok(terminal.say(&format!(
            "The phone of {name} is changed: codes from the old one are refused from now on. \
             At the next sign-in a new one is registered."
        ))?)
    }

    async fn reset_password(
        &self,
        administrator: &OperatorDetails,
        terminal: &Terminal,
    ) -> Result<(), Stopped> {
        let (name, username) = (&administrator.display_name, &administrator.username);
        let agreed = terminal.agrees(&format!(
            "The password of {name} ({username}) stops working now. Type yes to go on: "
        ))?;
        if !agreed {
            return Err(Stopped::CalledOff);
        }
        let operator = administrator.operator;
        let reset = self.ask(ResetAdministratorPassword { operator }).await?;
        let password = Zeroizing::new(reset.password);
        Ok(terminal.say(&format!(
            "The new password of {name}, to be changed at the next sign-in. It will not be shown again:\n\n    {}\n",
            *password
        ))?)
    }

    async fn unlock(
        &self,
        administrator: &OperatorDetails,
        terminal: &Terminal,
    ) -> Result<(), Stopped> {
        let (operator, name) = (administrator.operator, &administrator.display_name);
        self.ask(UnlockAdministrator { operator }).await?;
        if administrator.disabled {
            self.ask(EnableAdministrator { operator }).await?;
            terminal.say(&format!("{name} is enabled again."))?;
        }
        terminal.say(&format!("{name} waits for nothing any more."))?;
        if administrator.password_disabled {
            terminal.say(
                "The password is disabled after too many wrong ones: “guichet service reset-password” helps.",
            )?;
        }
        if administrator.phone_disabled {
            terminal.say(
                "The phone is disabled after too many wrong codes: “guichet service change-phone” helps.",
            )?;
        }
        Ok(())
    }

    /// It takes the service key once more, and the person has typed it this moment.
    async fn rotate_keys(&self, typed: &str, terminal: &Terminal) -> Result<(), Stopped> {
        let agreed = terminal.agrees(
            "Temporary codes and registration codes that were handed over become void. Type yes to go on: ",
        )?;
        if !agreed {
            return Err(Stopped::CalledOff);
        }
        let service_key = typed.to_owned();
        self.ask(RotateKeys { service_key }).await?;
        Ok(terminal.say(
            "The data has new keys. The old ones open nothing of it any more. Phones and passwords stay valid.",
        )?)
    }

    async fn replace_key(&self, terminal: &Terminal) -> Result<(), Stopped> {
        let Screen::NewServiceKey {
            venue,
            groups,
            asked_group,
            ..
        } = self.ask(ReplaceServiceKey {}).await?
        else {
            return Err(Stopped::Refused(Refusal::OutOfOrder));
        };
        let shown = Zeroizing::new(words::numbered(&groups.0));
        terminal.say(&format!(
            "The new service key of {venue}. It is shown only now: write it down and keep it in the safe.\n\n{}\n",
            *shown
        ))?;
        terminal.say(&format!(
            "The old key is valid until you type group {asked_group} of the new one."
        ))?;
        loop {
            let group = terminal.line(&format!("Group {asked_group}: "))?;
            let Some(group) = group else {
                return Err(Stopped::CalledOff);
            };
            let question = ConfirmNewServiceKey {
                group: group.to_string(),
            };
            match self.ask(question).await {
                Ok(_) => break,
                Err(Stopped::Refused(
                    refusal @ (Refusal::WrongGroup | Refusal::Missing { .. }),
                )) => terminal.complain(&words::refused(&refusal)),
                Err(stopped) => return Err(stopped),
            }
        }
        Ok(terminal.say("The service key is replaced. The old one is void: destroy its print.")?)
    }
}
