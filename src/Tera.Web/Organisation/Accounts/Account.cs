using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.People;

namespace Tera.Organisation.Accounts;

/// <summary>What a person signs in with. The framework keeps password, lockout and stamp; the rest is ours.</summary>
public sealed class Account : IdentityUser<Guid>
{
    private Account() { }

    public Account(AccountId id, PersonId person, string userName, AccountRole role)
        : base(userName) => (Id, PersonId, Role) = (id.Value, person, role);

    public PersonId PersonId { get; private set; }

    public AccountRole Role { get; set; }

    /// <summary>Nobody signs in with it, and who is signed in is out with the next request.</summary>
    public bool Disabled { get; set; }

    /// <summary>Its owner wants to be told by mail what waits for him.</summary>
    public bool Reminded { get; set; } = true;
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account", OrganisationModule.Schema);
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.UserName).IsRequired();
        builder.Property(account => account.NormalizedUserName).IsRequired();
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.Ignore(account => account.Email).Ignore(account => account.NormalizedEmail).Ignore(account => account.EmailConfirmed);
        builder.Ignore(account => account.PhoneNumber).Ignore(account => account.PhoneNumberConfirmed);
        builder.HasOne<Person>().WithMany().HasForeignKey(account => account.PersonId);
    }
}

internal sealed class AccountTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("account_token", OrganisationModule.Schema);
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
    }
}
