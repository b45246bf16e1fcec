using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Shared;

namespace Tera.Organisation.AccessKeys;

/// <summary>Which key.</summary>
public readonly record struct AccessKeyId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>A key with which a program acts for an account; what it opens is what the account opens, below <c>/api</c> and nowhere else.</summary>
public sealed class AccessKey
{
    /// <summary>Keys of an account that hold at the same time.</summary>
    public const int Most = 20;

    /// <summary>Days a key may hold, the first included.</summary>
    public const int LongestDays = 366;

    private AccessKey() { }

    public AccessKeyId Id { get; private init; }

    public AccountId AccountId { get; private init; }

    /// <summary>Which program, and where.</summary>
    public string Name { get; private init; } = "";

    public byte[] Digest { get; private init; } = [];

    /// <summary>The account's, when the key was made.</summary>
    public string Stamp { get; private init; } = "";

    public Instant MadeAt { get; private init; }

    /// <summary>Inclusive.</summary>
    public LocalDate LastDay { get; private init; }

    public Instant? EndedAt { get; private set; }

    /// <summary>The last day it opened something; null for never.</summary>
    public LocalDate? UsedOn { get; private set; }

    /// <summary>A new key for an account as it stands.</summary>
    public static Result<AccessKey> Make(AccessKeyId id, Account account, PrintedLine name, AccessKeyText text, Instant at, LocalDate today, LocalDate lastDay)
    {
        var latest = today.PlusDays(LongestDays - 1);
        return lastDay < today || lastDay > latest
            ? AccessKeyRejections.LastDay(today, latest)
            : new AccessKey
            {
                Id = id, AccountId = new(account.Id), Name = name.Text, Digest = text.Digest(), Stamp = account.SecurityStamp ?? "", MadeAt = at, LastDay = lastDay,
            };
    }

    /// <summary>Whether it still opens anything for an account that bears the stamp.</summary>
    public bool Holds(LocalDate today, string? stamp) => IsOpen(today) && Stamp == stamp;

    /// <summary>Neither ended nor past its last day; whether the account still stands as it did is another question.</summary>
    public bool IsOpen(LocalDate today) => EndedAt is null && today <= LastDay;

    /// <summary>Opens nothing from now on.</summary>
    public void End(Instant at) => EndedAt ??= at;
}

/// <summary>Why a key was not made.</summary>
public static class AccessKeyRejections
{
    /// <summary>Arguments: the first and the last day it may end on.</summary>
    public static Rejection LastDay(LocalDate first, LocalDate last) => new("organisation.access-key.last-day", IndonesianDate.Long(first), IndonesianDate.Long(last));

    public static Rejection TooMany { get; } = new("organisation.access-key.too-many", AccessKey.Most);

    public static Rejection NotThere { get; } = new("organisation.access-key.not-there");

    public static Rejection ShownAlready { get; } = new("organisation.access-key.shown-already");

    public static Rejection EndedAlready { get; } = new("organisation.access-key.ended-already");
}

internal sealed class AccessKeyMapping : IEntityTypeConfiguration<AccessKey>
{
    public void Configure(EntityTypeBuilder<AccessKey> builder)
    {
        builder.ToTable("access_key", OrganisationModule.Schema);
        builder.Property(key => key.Id).ValueGeneratedNever();
    }
}
