import type { Field, NumberField, Refusal } from "../backend/bindings";

/** A field of the page, by the backend's name for it where it has one. */
export type FieldName = Field | NumberField | "start_day";

/** The field a refusal belongs to; null when it is about no field of the page. */
export function fieldOf(refusal: Refusal): FieldName | null {
  if ("field" in refusal) return refusal.field;
  switch (refusal.code) {
    case "name_taken":
      return "username";
    case "not_an_email":
    case "email_taken":
      return "email";
    case "start_day_out_of_range":
      return "start_day";
    case "not_six_digits":
    case "wrong_code":
    case "used_code":
    case "clock_off":
      return "code";
    case "not_eight_digits":
    case "wrong_temporary_code":
    case "used_temporary_code":
    case "expired_temporary_code":
      return "temporary_code";
    case "registration_code_malformed":
    case "wrong_registration_code":
      return "registration_code";
    case "wrong_group":
      return "service_key_group";
    case "service_key_malformed":
    case "wrong_service_key":
    case "wrong_backup_key":
      return "service_key";
    case "wrong_confirmation":
      return "confirmation";
    case "wrong_password":
      return "password";
    case "wrong_current_password":
      return "current_password";
    default:
      return null;
  }
}

/** The id of a field's input: the backend's name for it, as ids are written. */
export function idOf(field: FieldName): string {
  return field.replaceAll("_", "-");
}

/** Puts the focus into the field that was refused, or into another one that makes sense. */
export function focusRefused(refusal: Refusal | null, otherwise?: FieldName): void {
  const field = refusal === null ? null : fieldOf(refusal);
  const found = field === null ? null : document.getElementById(idOf(field));
  const input = found ?? (otherwise ? document.getElementById(idOf(otherwise)) : null);
  input?.focus();
  // With what is said under it.
  input?.closest(".field")?.scrollIntoView({ block: "nearest" });
}
