using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>Why somebody did not get in, or an account was not changed.</summary>
public static class AccountRejections
{
    public static Rejection UserNameForm { get; } = new("organisation.account.user-name-form", UserName.Shortest, UserName.Longest);

    public static Rejection UserNameTaken(string name) => new("organisation.account.user-name-taken", name);

    public static Rejection NotThere { get; } = new("organisation.account.not-there");

    /// <summary>One answer for an unknown name and a wrong password, so that names cannot be found out.</summary>
    public static Rejection WrongNameOrPassword { get; } = new("organisation.account.wrong-name-or-password");

    /// <param name="minutes">Until the next try, rounded up.</param>
    public static Rejection LockedOut(int minutes) => new("organisation.account.locked-out", minutes, AccountServices.TriesAllowed);

    public static Rejection Disabled { get; } = new("organisation.account.disabled");

    public static Rejection DisabledAlready { get; } = new("organisation.account.disabled-already");

    public static Rejection NotDisabled { get; } = new("organisation.account.not-disabled");

    /// <summary>Nobody would be left who could undo it.</summary>
    public static Rejection OwnAccount { get; } = new("organisation.account.own-account");

    public static Rejection WrongPassword { get; } = new("organisation.account.wrong-password");

    public static Rejection PasswordTooShort(int length) => new("organisation.account.password-too-short", length, AccountServices.ShortestPassword);

    public static Rejection PasswordIsUserName { get; } = new("organisation.account.password-is-user-name");

    public static Rejection PasswordTooPlain { get; } = new("organisation.account.password-too-plain");

    public static Rejection PasswordsDiffer { get; } = new("organisation.account.passwords-differ");

    public static Rejection PasswordUnchanged { get; } = new("organisation.account.password-unchanged");
}
