using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;

namespace Tera.Organisation.Teams;

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("team", OrganisationModule.Schema);
        builder.Property(team => team.Id).ValueGeneratedNever();
        builder.HasOne<Agency>().WithMany().HasForeignKey(team => team.AgencyId);
        builder.HasMany(team => team.Members).WithOne().HasForeignKey(member => member.TeamId);
    }
}

internal sealed class TeamMemberMapping : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("team_member", OrganisationModule.Schema);
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(member => member.PersonId);
    }
}
