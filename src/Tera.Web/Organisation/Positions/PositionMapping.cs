using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;

namespace Tera.Organisation.Positions;

internal sealed class PositionMapping : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> builder)
    {
        builder.ToTable("position", OrganisationModule.Schema);
        builder.Property(position => position.Id).ValueGeneratedNever();
        builder.HasOne<Unit>().WithMany().HasForeignKey(position => position.UnitId);
        builder.HasMany(position => position.Assignments).WithOne().HasForeignKey(assignment => assignment.PositionId);
    }
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignment", OrganisationModule.Schema);
        builder.Property(assignment => assignment.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(assignment => assignment.PersonId);
    }
}
