package dev.clipstream.yardstick;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Two columns of an account. */
@Entity
@Table(name = "account")
class NamedAccount extends PanacheEntityBase {

    @Id
    Long id;

    String name;
}
