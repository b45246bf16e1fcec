using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Platform.Files;

namespace Tera.Organisation.Logos;

/// <summary>The arms at the head of papers.</summary>
public sealed class Logo
{
    /// <summary>Id of the region, or of the agency.</summary>
    public required Guid Whose { get; init; }

    /// <summary>Null for that of the region.</summary>
    public AgencyId? AgencyId { get; init; }

    public required FileHash FileHash { get; set; }

    public required string MediaType { get; set; }
}

internal sealed class LogoMapping : IEntityTypeConfiguration<Logo>
{
    public void Configure(EntityTypeBuilder<Logo> builder)
    {
        builder.ToTable("logo", OrganisationModule.Schema).HasKey(logo => logo.Whose);
        builder.Property(logo => logo.Whose).ValueGeneratedNever();
    }
}
