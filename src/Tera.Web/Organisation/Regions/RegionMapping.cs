using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Calendars;

namespace Tera.Organisation.Regions;

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.ToTable("region", OrganisationModule.Schema);
        builder.Property(region => region.Id).ValueGeneratedNever();
        builder.Property(region => region.TimeZone).HasConversion(TimeZoneColumn.Converter);
        // Only the database counts it.
        builder.Property(region => region.CalendarVersion).ValueGeneratedOnAddOrUpdate();
    }
}
