using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Calendars;

namespace Tera.Organisation.Agencies;

internal sealed class AgencyMapping : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("agency", OrganisationModule.Schema);
        builder.Property(agency => agency.Id).ValueGeneratedNever();
        builder.Property(agency => agency.TimeZone).HasConversion(TimeZoneColumn.Converter);
    }
}

internal sealed class PersonnelUnitMapping : IEntityTypeConfiguration<PersonnelUnit>
{
    public void Configure(EntityTypeBuilder<PersonnelUnit> builder)
    {
        builder.ToTable("personnel_unit", OrganisationModule.Schema);
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("unit", OrganisationModule.Schema);
        builder.Property(unit => unit.Id).ValueGeneratedNever();
        // Told to EF so that it saves the agency and the upper unit first.
        builder.HasOne<Agency>().WithMany().HasForeignKey(unit => unit.AgencyId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(unit => unit.ParentId);
    }
}
