namespace Tera.Organisation.Contracts;

/// <summary>Names of what somebody may do beyond the work of his positions.</summary>
public static class Policies
{
    /// <summary>Keeps people, positions, accounts and calendars.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Reads every agency of the region.</summary>
    public const string Overseer = "Overseer";
}
