using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Measurement.Employees;
using Tera.Measurement.Evidences;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Sheets;

internal sealed class SheetMapping : IEntityTypeConfiguration<Sheet>
{
    public void Configure(EntityTypeBuilder<Sheet> builder)
    {
        builder.ToTable("sheet", MeasurementModule.Schema);
        builder.Property(sheet => sheet.Id).ValueGeneratedNever();
        builder.HasOne<Unit>().WithMany().HasForeignKey(sheet => sheet.UnitId);
    }
}

internal sealed class EntryMapping : IEntityTypeConfiguration<SheetEntry>
{
    public void Configure(EntityTypeBuilder<SheetEntry> builder)
    {
        builder.ToTable("entry", MeasurementModule.Schema);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasOne<Indicator>().WithMany().HasForeignKey(entry => entry.IndicatorId);
        builder.HasOne<IndicatorCard>().WithMany().HasForeignKey(entry => entry.CardId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(entry => entry.UnitId);
    }
}

internal sealed class EmployeeResultMapping : IEntityTypeConfiguration<EmployeeResult>
{
    public void Configure(EntityTypeBuilder<EmployeeResult> builder)
    {
        builder.ToTable("employee_result", MeasurementModule.Schema).HasKey(result => result.SheetId);
        builder.HasOne<Sheet>().WithOne().HasForeignKey<EmployeeResult>(result => result.SheetId);
    }
}

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("evidence", MeasurementModule.Schema);
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.HasOne<Sheet>().WithMany().HasForeignKey(file => file.SheetId);
        builder.HasOne<SheetEntry>().WithMany().HasForeignKey(file => file.EntryId);
    }
}
